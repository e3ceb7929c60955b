import { DOCS_NORMAL_EDITOR_UNIT_ID_KEY, LocaleType, LogLevel, mergeLocales, Univer, UniverInstanceType } from '@univerjs/core';
import type { IWorkbookData, Plugin, PluginCtor } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { type FWorksheet, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreTexts from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationTexts from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteTexts from '@univerjs/preset-sheets-note/locales/zh-CN';
import { showCellLooks } from './cell-looks.ts';
import { keepInPlace } from './keep-in-place.ts';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';

/** The spreadsheet on the page. One workbook is open at a time. */
export interface Grid {
  readonly api: FUniver;
  open(snapshot: Partial<IWorkbookData>): void;
  /** Whether a workbook is open. */
  isOpen(): boolean;
  finishTyping(): Promise<void>;
  reveal(sheet: FWorksheet, row: number, column: number): void;
  /** Moves the keyboard to the cells; keys typed afterwards land in the selected cell. */
  focus(): void;
  setDark(dark: boolean): void;
}

type PluginEntry = PluginCtor<Plugin> | readonly [PluginCtor<Plugin>, unknown?];

/** Builds the spreadsheet inside the element. */
export function createGrid(container: HTMLElement, options: { readonly dark: boolean }): Grid {
  const univer = new Univer({
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: mergeLocales(coreTexts, validationTexts, noteTexts) },
    logLevel: LogLevel.WARN,
    darkMode: options.dark,
  });
  const presets: readonly { plugins: readonly unknown[] }[] = [
    UniverSheetsCorePreset({
      container,
      disableAutoFocus: true,
      ribbonType: 'simple',
      footer: { menus: false },
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
    UniverSheetsNotePreset(),
  ];
  for (const preset of presets) {
    for (const entry of preset.plugins as readonly PluginEntry[]) {
      if (typeof entry === 'function') univer.registerPlugin(entry);
      else univer.registerPlugin(entry[0], entry[1] as ConstructorParameters<PluginCtor<Plugin>>[0]);
    }
  }
  const api = FUniver.newAPI(univer);
  keepInPlace(api);
  let looks: (() => void) | null = null;
  const focus = (): void => container.querySelector<HTMLElement>(`#__editor_${DOCS_NORMAL_EDITOR_UNIT_ID_KEY}`)?.focus();
  return {
    api,
    open(snapshot) {
      const before = api.getActiveWorkbook();
      if (before !== null) api.disposeUnit(before.getId());
      univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshot);
      // The services of the plug-ins are there from the first workbook on.
      looks ??= showCellLooks(univer.__getInjector());
    },
    isOpen: () => api.getActiveWorkbook() !== null,
    async finishTyping() {
      const open = api.getActiveWorkbook();
      if (open?.isCellEditing()) await open.endEditingAsync(true);
    },
    reveal(sheet, row, column) {
      sheet.scrollToCell(Math.max(0, row - 4), Math.max(0, column - 3));
      focus();
    },
    focus,
    setDark: (dark) => api.toggleDarkMode(dark),
  };
}
