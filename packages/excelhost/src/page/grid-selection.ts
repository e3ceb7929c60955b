import type { ExcelHost } from '../host/create-excel-host.ts';
import { type Area, MAX_COLUMNS, MAX_ROWS } from '../range/area.ts';

export interface GridSelection {
  active(): { readonly row: number; readonly column: number };
  area(): Area;
  select(row: number, column: number, extend: boolean): void;
  move(rows: number, columns: number, extend: boolean): void;
  selectArea(area: Area): void;
}

/** The selection of the shown sheet; the first cell of it stays when it grows. */
export function createGridSelection(host: ExcelHost, show: (row: number) => void): GridSelection {
  let anchor = { row: 1, column: 1 };
  let end = { row: 1, column: 1 };
  const area = (): Area => host.book.selectionOf(host.book.active)[0] ?? { top: 1, left: 1, bottom: 1, right: 1 };
  const apply = (): void => {
    host.user.select(host.book.active.state.name, {
      top: Math.min(anchor.row, end.row),
      left: Math.min(anchor.column, end.column),
      bottom: Math.max(anchor.row, end.row),
      right: Math.max(anchor.column, end.column),
    });
    show(end.row);
  };
  // The add-in may have selected something else, or another sheet may be shown.
  const follow = (): void => {
    const now = area();
    const known = Math.min(anchor.row, end.row) === now.top && Math.min(anchor.column, end.column) === now.left;
    if (known && Math.max(anchor.row, end.row) === now.bottom) return;
    anchor = { row: now.top, column: now.left };
    end = { row: now.bottom, column: now.right };
  };
  return {
    active: () => ({ row: area().top, column: area().left }),
    area,
    select(row, column, extend) {
      follow();
      end = { row, column };
      if (!extend) anchor = end;
      apply();
    },
    move(rows, columns, extend) {
      follow();
      const from = extend ? end : anchor;
      end = { row: within(from.row + rows, MAX_ROWS), column: within(from.column + columns, MAX_COLUMNS) };
      if (!extend) anchor = end;
      apply();
    },
    selectArea(wanted) {
      host.user.select(host.book.active.state.name, wanted);
    },
  };
}

function within(number: number, last: number): number {
  return Math.min(Math.max(number, 1), last);
}
