import type { ExcelHost } from '../host/create-excel-host.ts';
import { HostError } from '../protocol/host-error.ts';
import { type Area, MAX_COLUMNS } from '../range/area.ts';
import { cellText } from '../range/cell-text.ts';
import { bodyArea } from '../table/table.ts';
import type { GridSelection } from './grid-selection.ts';

/** What keys and buttons do to the selection. */
export interface GridActions {
  undo(): void;
  clear(): void;
  fillDown(): void;
  insertRows(): void;
  deleteRows(): void;
  sort(ascending: boolean): void;
  /** The selection as text with tabs and line ends. */
  copiedText(): string;
  /** Runs an action and shows why the host refused it. */
  guarded(action: () => void): void;
}

export function createGridActions(host: ExcelHost, selection: GridSelection, tell: (text: string) => void): GridActions {
  const sheetName = (): string => host.book.active.state.name;
  const guarded = (action: () => void): void => {
    try {
      tell('');
      action();
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      tell(`${error.code}: ${error.message}`);
    }
  };
  const rows = (): { first: number; count: number } => {
    const area = selection.area();
    return { first: area.top, count: area.bottom - area.top + 1 };
  };
  return {
    guarded,
    undo: () => guarded(() => void host.user.undo()),
    clear: () => guarded(() => host.user.clear(sheetName(), selection.area())),
    fillDown: () =>
      guarded(() => {
        const area = selection.area();
        if (area.bottom > area.top) host.user.fillDown(sheetName(), area);
        else if (area.top > 1) host.user.fillDown(sheetName(), { ...area, top: area.top - 1 });
      }),
    insertRows: () => guarded(() => host.user.insertRows(sheetName(), rows().first, rows().count)),
    deleteRows: () => guarded(() => host.user.deleteRows(sheetName(), rows().first, rows().count)),
    sort: (ascending) => guarded(() => sortSelection(host, selection.area(), ascending)),
    copiedText: () => copiedText(host, selection.area()),
  };
}

// In a table its body is sorted by the column of the active cell, else the selected rows by their first column.
function sortSelection(host: ExcelHost, area: Area, ascending: boolean): void {
  const sheet = host.book.active;
  const table = sheet.state.tables.find(
    ({ area: own }) => area.top >= own.top && area.top <= own.bottom && area.left <= own.right,
  );
  const name = sheet.state.name;
  if (table) host.user.sortTable(table.name, [{ key: area.left - bodyArea(table).left, ascending }]);
  else host.user.sort(name, area, [{ key: 0, ascending }]);
}

function copiedText(host: ExcelHost, area: Area): string {
  const sheet = host.book.active;
  const right = area.right === MAX_COLUMNS ? sheet.state.grid.rowWidth(area.top) : area.right;
  return Array.from({ length: area.bottom - area.top + 1 }, (_, row) =>
    Array.from({ length: right - area.left + 1 }, (__, column) =>
      quoted(cellText(host.book, sheet, area.top + row, area.left + column)),
    ).join('\t'),
  ).join('\r\n');
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
