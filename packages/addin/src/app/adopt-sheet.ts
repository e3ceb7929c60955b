import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { sheetSetupText } from '@double-hundred/shared/message/sheet-setup';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { headingColumns } from '@double-hundred/shared/workbook/heading-columns';
import { headingText } from '@double-hundred/shared/workbook/heading-text';
import { ROW_ID_HEADING } from '@double-hundred/shared/workbook/layout';
import { memoryOf, type RememberedLayout, templateScale } from '@double-hundred/shared/workbook/remembered-layout';
import type { CheckedSheet } from './check-sheet.ts';
import type { Desk, DeskEnv } from './desk.ts';
import { dropFileState } from './keep-state.ts';
import { firstFreeColumn } from './ledger-sheet.ts';

/** Taking a clerk's own sheet into use: the columns are confirmed once, then remembered inside the file. */
export interface Adoption {
  /** Remembers the columns as chosen by letters, and adds the hidden column of row ids where there is none. */
  confirm(choices: Readonly<Record<string, string | null>>): Promise<void>;
  /** Before sending: remembers a sheet about which there is nothing to ask. False while the clerk has to look first. */
  settle(): boolean;
  /** Takes the last confirmation back; false when there is none. */
  undo(): Promise<boolean>;
  forget(): void;
}

export function createAdoption(env: DeskEnv, desk: Desk): Adoption {
  let last: { readonly sheet: string; readonly column: number | null } | null = null;
  return {
    async confirm(choices) {
      const open = desk.current();
      if (!open) return;
      const { reading, layout } = open.checked;
      const memory = memoryOf(layout, headingColumns(reading, layout.headingRows), choices);
      const problem = problemOf(memory, open.definition);
      if (problem !== null) return env.say(problem, 'bad');
      const column = layout.idColumn === null ? firstFreeColumn(reading) : null;
      if (column !== null) await env.port.addHiddenColumn(reading.name, layout.headerRow, column, ROW_ID_HEADING);
      await desk.keep({ ...open.state, layout: memory });
      last = { sheet: reading.name, column };
      await desk.refresh();
      desk.publish();
      env.store.set({ done: { text: sheetSetupText.done, canUndo: true } });
      env.say(sheetSetupText.done, 'good');
    },
    settle() {
      const open = desk.current();
      if (!open || open.state.layout !== undefined) return true;
      if (hasQuestions(open.checked, open.definition)) return false;
      const { reading, layout } = open.checked;
      open.state = { ...open.state, layout: memoryOf(layout, headingColumns(reading, layout.headingRows)) };
      return true;
    },
    async undo() {
      const step = last;
      const open = desk.current();
      if (step === null || !open) return false;
      last = null;
      const sheet = await desk.refresh();
      const untouched = open.state.epoch === null && sheet.rows.every(({ source }) => source.rowId === null);
      env.store.set({ done: null });
      if (!untouched) {
        env.say(sheetSetupText.undoGone, 'warn');
        return true;
      }
      if (step.column !== null && sheet.layout.idColumn !== null) await env.port.removeColumn(step.sheet, sheet.layout.idColumn);
      await dropFileState(env.port, open.stateKey);
      await desk.find(step.sheet);
      env.say(sheetSetupText.undone, 'good');
      return true;
    },
    forget() {
      last = null;
    },
  };
}

/** Whether something in the heading was guessed, is missing, or is in another unit than a template: then the clerk looks it over before anything is sent. */
export function hasQuestions({ layout, reading }: CheckedSheet, definition: LedgerDefinition): boolean {
  if (layout.missingColumns.length > 0 || layout.twiceColumns.length > 0 || layout.headingRows.length > 1) return true;
  const unusual = Object.entries(layout.yuanPerUnit).some(([letters, yuan]) => {
    const column = columnOf(definition, layout.columns[letters] ?? '');
    return column !== null && templateScale(column.type.kind) !== yuan;
  });
  if (unusual) return true;
  return headingColumns(reading, layout.headingRows).some(({ column, heading }) => {
    const key = layout.columns[columnLetters(column)];
    const known = key === undefined ? undefined : columnOf(definition, key)?.heading;
    return known !== undefined && headingText(known).name !== headingText(heading).name;
  });
}

function problemOf(memory: RememberedLayout, definition: LedgerDefinition): string | null {
  const keys = memory.columns.flatMap(({ key }) => (key === null ? [] : [key]));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return sheetSetupText.twice(columnOf(definition, twice)?.heading ?? twice);
  if (keys.includes(definition.nameColumn)) return null;
  return sheetSetupText.nameMissing(columnOf(definition, definition.nameColumn)?.heading ?? definition.nameColumn);
}
