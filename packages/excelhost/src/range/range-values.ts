import type { Book } from '../workbook/book.ts';
import { type Cell, shownValue, valueType } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type Area, cellCount, columnCount, isEntireColumn, isEntireRow, rowCount } from './area.ts';
import { cellText } from './cell-text.ts';
import { recalculate } from './recalculate.ts';

/** Most cells a read gives; beyond it the properties are null (Microsoft: "Performance optimization", limits of get operations). */
export const MAX_READ_CELLS = 5_000_000;

/** One property of every cell as rows; null for whole rows and columns, and above the limit of cells. */
function grid(area: Area, read: (row: number, column: number) => unknown): unknown[][] | null {
  if (isEntireColumn(area) || isEntireRow(area) || cellCount(area) > MAX_READ_CELLS) return null;
  return Array.from({ length: rowCount(area) }, (_, row) =>
    Array.from({ length: columnCount(area) }, (__, column) => read(area.top + row, area.left + column)),
  );
}

export function readValues(book: Book, sheet: Sheet, area: Area): unknown {
  recalculate(book);
  return grid(area, (row, column) => shownValue(sheet.cell(row, column)));
}

export function readValueTypes(book: Book, sheet: Sheet, area: Area): unknown {
  recalculate(book);
  return grid(area, (row, column) => valueType(sheet.cell(row, column)));
}

export function readText(book: Book, sheet: Sheet, area: Area): unknown {
  recalculate(book);
  return grid(area, (row, column) => cellText(book, sheet, row, column));
}

/** Formulas as text; a cell without one gives its value. */
export function readFormulas(book: Book, sheet: Sheet, area: Area): unknown {
  recalculate(book);
  return grid(area, (row, column) => sheet.cell(row, column)?.formula ?? shownValue(sheet.cell(row, column)));
}

export function readFormats(sheet: Sheet, area: Area): unknown {
  if (isEntireColumn(area)) {
    const format = sheet.state.columnFormats.get(area.left) ?? 'General';
    const same = sheet.state.grid.list(area).every(({ cell }) => (cell.format ?? format) === format);
    return same && columnCount(area) === 1 ? [[format]] : null;
  }
  return grid(area, (row, column) => sheet.formatOf(row, column));
}

/** A property of the look when all cells agree; null when they differ. */
export function commonStyle(sheet: Sheet, area: Area, read: (cell: Cell | undefined) => unknown): unknown {
  const found = new Set<unknown>();
  let count = 0;
  for (const { cell } of sheet.state.grid.cells(area)) {
    found.add(read(cell));
    count += 1;
    if (found.size > 1) return null;
  }
  if (count < cellCount(area)) found.add(read(undefined));
  return found.size === 1 ? [...found][0] : null;
}

/** True or false when all rows (or columns) agree; null when only some are hidden. */
export function commonHidden(from: number, to: number, isHidden: (number: number) => boolean): boolean | null {
  const first = isHidden(from);
  for (let number = from + 1; number <= Math.min(to, from + 100_000); number += 1) if (isHidden(number) !== first) return null;
  return first;
}
