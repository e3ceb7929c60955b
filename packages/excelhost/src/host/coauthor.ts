import { notFound } from '../protocol/host-error.ts';
import { type Area, cellArea, MAX_COLUMNS } from '../range/area.ts';
import { deleteCells, insertCells } from '../range/insert-delete.ts';
import { type SortField, sortRows } from '../range/sort-rows.ts';
import { writeEntries } from '../range/write-cells.ts';
import type { Book } from '../workbook/book.ts';
import type { Sheet } from '../workbook/sheet.ts';

/** A second person in the same workbook: changes arrive with source Remote and are no part of this person's undo steps. */
export interface Coauthor {
  type(sheet: string, row: number, column: number, value: string | number | boolean | null): void;
  insertRows(sheet: string, beforeRow: number, count?: number): void;
  deleteRows(sheet: string, row: number, count?: number): void;
  sort(sheet: string, area: Area, fields: readonly SortField[]): void;
}

export function createCoauthor(book: Book): Coauthor {
  const remote = (name: string, change: (sheet: Sheet) => void): void => {
    const sheet = book.findSheet(name);
    if (!sheet) throw notFound();
    book.actor = 'remote';
    try {
      change(sheet);
    } finally {
      book.actor = 'user';
      book.changed();
    }
  };
  // Steps over moved rows would put this person's cells in the wrong place; real Excel rebases them, the host lets them go.
  const structural = (name: string, change: (sheet: Sheet) => void): void => {
    remote(name, change);
    book.undo.clear();
  };
  return {
    type: (name, row, column, value) =>
      remote(name, (sheet) => {
        writeEntries(book, sheet, cellArea(row, column), value ?? '');
        const cell = sheet.cell(row, column);
        book.undo.forEach((moment) => moment.sheets.find((entry) => entry.sheet === sheet)?.state.grid.set(row, column, cell));
      }),
    insertRows: (name, row, count = 1) =>
      structural(name, (sheet) =>
        insertCells(book, sheet, { top: row, bottom: row + count - 1, left: 1, right: MAX_COLUMNS }, 'Down'),
      ),
    deleteRows: (name, row, count = 1) =>
      structural(name, (sheet) =>
        deleteCells(book, sheet, { top: row, bottom: row + count - 1, left: 1, right: MAX_COLUMNS }, 'Up'),
      ),
    sort: (name, area, fields) => structural(name, (sheet) => sortRows(book, sheet, area, fields)),
  };
}
