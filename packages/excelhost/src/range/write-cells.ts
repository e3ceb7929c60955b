import { emitChanged, emitSheet } from '../events/emit.ts';
import { EventNumber } from '../events/event-hub.ts';
import { HostError, invalidArgument } from '../protocol/host-error.ts';
import { growTables } from '../table/auto-expand.ts';
import { takeHeadings } from '../table/headings.ts';
import type { Book } from '../workbook/book.ts';
import type { Cell, CellStyle } from '../workbook/cell.ts';
import { requireAllowed, requireUnlocked } from '../workbook/permission.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { localAddress } from './address.ts';
import { type Area, cellCount, columnCount, contains, intersection, isEntireColumn, rowCount } from './area.ts';
import { enteredCell, parseEntry } from './parse-entry.ts';

/** Most cells one write may touch; a write to whole columns is refused, as the real host refuses it. */
const MAX_WRITTEN_CELLS = 5_000_000;

/** Sets values or formulas; one value for all cells, or an array of the area's shape. Null leaves a cell as it is. */
export function writeEntries(book: Book, sheet: Sheet, area: Area, given: unknown): void {
  requireUnlocked(book, sheet, area);
  if (cellCount(area) > MAX_WRITTEN_CELLS) throw new HostError('RangeExceedsLimit', 'The range exceeds the limit of cells.');
  const valueAt = shaped(area, given);
  const single = cellCount(area) === 1;
  const before = sheet.cell(area.top, area.left);
  const covered = sheet.state.merges.filter((merge) => intersection(merge, area) !== null);
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const value = valueAt(row - area.top, column - area.left);
      if (value === null || value === undefined || isCovered(covered, row, column)) continue;
      setEntry(book, sheet, row, column, value);
    }
  }
  book.stale = true;
  growTables(book, sheet, area);
  takeHeadings(sheet, area);
  emitChanged(book, sheet, {
    type: 'RangeEdited',
    area,
    ...(single ? { details: { before, after: sheet.cell(area.top, area.left) } } : {}),
  });
}

function setEntry(book: Book, sheet: Sheet, row: number, column: number, value: unknown): void {
  const before = sheet.cell(row, column);
  const entry =
    typeof value === 'string'
      ? parseEntry(value, sheet.formatOf(row, column), book)
      : typeof value === 'number' || typeof value === 'boolean'
        ? { value }
        : null;
  if (!entry) throw invalidArgument('a cell takes text, numbers and truth values');
  sheet.state.grid.set(row, column, enteredCell(before, entry, sheet.state.columnFormats.get(column)));
}

/** Puts whole cells (paste, fill, sort of the user), each with its own format and style. */
export function putCells(book: Book, sheet: Sheet, area: Area, cellAt: (row: number, column: number) => Cell | undefined): void {
  requireUnlocked(book, sheet, area);
  const single = cellCount(area) === 1;
  const before = sheet.cell(area.top, area.left);
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) sheet.state.grid.set(row, column, cellAt(row, column));
  book.stale = true;
  growTables(book, sheet, area);
  takeHeadings(sheet, area);
  emitChanged(book, sheet, {
    type: 'RangeEdited',
    area,
    ...(single ? { details: { before, after: sheet.cell(area.top, area.left) } } : {}),
  });
}

/** Empties contents, formats or both, as `range.clear(applyTo)` does. */
export function clearCells(book: Book, sheet: Sheet, area: Area, applyTo: string): void {
  requireUnlocked(book, sheet, area);
  const formats = applyTo === 'All' || applyTo === 'Formats';
  const contents = applyTo === 'All' || applyTo === 'Contents';
  for (const { row, column, cell } of sheet.state.grid.list(area)) {
    const kept: Cell = {
      value: contents ? null : cell.value,
      ...(contents || cell.formula === undefined ? {} : { formula: cell.formula }),
      ...(contents || cell.error === undefined ? {} : { error: cell.error }),
      ...(formats || cell.format === undefined ? {} : { format: cell.format }),
      ...(formats || !cell.style ? {} : { style: cell.style }),
    };
    sheet.state.grid.set(row, column, Object.keys(kept).length === 1 && kept.value === null ? undefined : kept);
  }
  if (formats) sheet.state.conditionalFormats = sheet.state.conditionalFormats.filter((rule) => !contains(area, rule.area));
  if (applyTo === 'All') sheet.state.validations = sheet.state.validations.filter((rule) => !contains(area, rule.area));
  book.stale = true;
  takeHeadings(sheet, area);
  emitChanged(book, sheet, { type: 'RangeEdited', area });
}

/** Sets number formats. A whole column takes one format for all its cells, also those still empty. */
export function writeFormats(book: Book, sheet: Sheet, area: Area, given: unknown): void {
  requireAllowed(book, sheet, 'allowFormatCells');
  const formatAt = shaped(area, given);
  if (isEntireColumn(area)) {
    const format = String(formatAt(0, 0));
    const formats = new Map(sheet.state.columnFormats);
    for (let column = area.left; column <= area.right; column += 1) formats.set(column, format);
    sheet.state.columnFormats = formats;
    for (const { row, column, cell } of sheet.state.grid.list(area)) sheet.state.grid.set(row, column, { ...cell, format });
  } else {
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        const format = formatAt(row - area.top, column - area.left);
        if (typeof format !== 'string') continue;
        sheet.state.grid.set(row, column, { ...(sheet.cell(row, column) ?? { value: null }), format });
      }
    }
  }
  formatChanged(book, sheet, area);
}

/** Changes the look of every cell of the area. */
export function writeStyle(book: Book, sheet: Sheet, area: Area, style: CellStyle): void {
  requireAllowed(book, sheet, 'allowFormatCells');
  const bounded = isEntireColumn(area) ? { ...area, bottom: Math.max(sheet.state.grid.height, 1) } : area;
  for (let row = bounded.top; row <= bounded.bottom; row += 1) {
    for (let column = bounded.left; column <= bounded.right; column += 1) {
      const cell = sheet.cell(row, column) ?? { value: null };
      sheet.state.grid.set(row, column, { ...cell, style: { ...cell.style, ...style } });
    }
  }
  formatChanged(book, sheet, area);
}

// onChanged fires for formats too (Microsoft: "Work with tables using the Excel JavaScript API").
function formatChanged(book: Book, sheet: Sheet, area: Area): void {
  emitSheet(book, sheet, EventNumber.formatChanged, { address: localAddress(area) });
  emitChanged(book, sheet, { type: 'RangeEdited', area });
}

function isCovered(merges: readonly Area[], row: number, column: number): boolean {
  return merges.some(
    (merge) =>
      row >= merge.top &&
      row <= merge.bottom &&
      column >= merge.left &&
      column <= merge.right &&
      !(row === merge.top && column === merge.left),
  );
}

function shaped(area: Area, given: unknown): (row: number, column: number) => unknown {
  if (!Array.isArray(given)) return () => given;
  const rows: readonly unknown[] = given;
  const whole = isEntireColumn(area) && rows.length === 1;
  const fits = (row: unknown): boolean => Array.isArray(row) && (row.length === columnCount(area) || (whole && row.length === 1));
  if ((rows.length !== rowCount(area) && !whole) || !rows.every(fits))
    throw invalidArgument("the number of rows or columns in the input array doesn't match the size or dimensions of the range");
  const table = rows as readonly (readonly unknown[])[];
  return (row, column) => (whole ? table[0]?.[0] : table[row]?.[column]);
}
