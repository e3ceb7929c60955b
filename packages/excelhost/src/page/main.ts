import { createExcelHost, type ExcelHost, type ExcelHostOptions } from '../host/create-excel-host.ts';
import { localAddress } from '../range/address.ts';
import { connectPane, type PaneConnection } from '../transport/frame/connect-pane.ts';
import type { PlainWorkbook } from '../workbook/plain-workbook.ts';
import { createCellEditor } from './cell-editor.ts';
import { createGridActions } from './grid-actions.ts';
import { listenToKeys } from './grid-keys.ts';
import { createGridSelection } from './grid-selection.ts';
import { createGridView } from './grid-view.ts';
import { LABELS } from './labels.ts';

declare global {
  interface Window {
    /** For tests: `page.evaluate(() => window.excelHost.user.type('台账', 2, 2, '5'))`. */
    excelHost: ExcelHost;
    excelPane: PaneConnection;
  }
}

/** What the test server hands to the page. */
export interface PageSetup {
  readonly workbook: PlainWorkbook;
  readonly paneUrl: string;
  readonly options: ExcelHostOptions;
}

function byId<E extends HTMLElement>(id: string, type: new () => E): E {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`the page has no ${id}`);
  return element;
}

async function start(): Promise<void> {
  const setup: PageSetup = await (await fetch('/__excelhost/setup.json')).json();
  const host = createExcelHost(setup.workbook, setup.options);
  const place = byId('sheet', HTMLElement);
  const entry = byId('entry', HTMLInputElement);
  const status = byId('status', HTMLElement);
  let refusal = '';
  const view = createGridView(host.book, place, byId('cells', HTMLElement));
  const selection = createGridSelection(host, (row) => view.show(row));
  const actions = createGridActions(host, selection, (text) => {
    refusal = text;
    showStatus();
  });
  const editor = createCellEditor(host, view, selection, actions, () => entry.focus({ preventScroll: true }));
  const showStatus = (): void => {
    status.textContent = refusal || (host.editing ? LABELS.editing : LABELS.ready);
  };
  const showAll = (): void => {
    showStatus();
    if (editor.open) return;
    view.render();
    showTabs(host);
    const { row, column } = selection.active();
    const cell = host.book.active.cell(row, column);
    byId('address', HTMLElement).textContent = localAddress(selection.area());
    byId('formula', HTMLElement).textContent = cell?.formula ?? String(cell?.value ?? '');
  };
  entry.setAttribute('aria-label', LABELS.grid);
  listenToKeys({ host, place, entry, view, selection, editor, actions });
  showToolbar(actions);
  const frame = byId('pane', HTMLIFrameElement);
  frame.title = LABELS.pane;
  const pane = connectPane(host, frame, window);
  host.book.changed = showAll;
  window.excelHost = host;
  window.excelPane = pane;
  showAll();
  if (setup.paneUrl !== '') pane.open(setup.paneUrl);
}

function showToolbar(actions: ReturnType<typeof createGridActions>): void {
  const buttons: readonly (readonly [string, () => void])[] = [
    [LABELS.undo, actions.undo],
    [LABELS.fillDown, actions.fillDown],
    [LABELS.insertRow, actions.insertRows],
    [LABELS.deleteRow, actions.deleteRows],
    [LABELS.ascending, () => actions.sort(true)],
    [LABELS.descending, () => actions.sort(false)],
  ];
  byId('toolbar', HTMLElement).replaceChildren(...buttons.map(([label, action]) => button(label, action)));
}

function showTabs(host: ExcelHost): void {
  const shown = host.book.sheets.filter((sheet) => sheet.state.visibility === 'visible');
  byId('tabs', HTMLElement).replaceChildren(
    ...shown.map((sheet) => {
      const tab = button(sheet.state.name, () => host.user.activate(sheet.state.name));
      tab.setAttribute('aria-current', String(sheet === host.book.active));
      return tab;
    }),
  );
}

function button(label: string, action: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', action);
  return made;
}

await start();
