import { type Area, intersection } from '../range/area.ts';
import type { Book } from '../workbook/book.ts';
import { isEmptyCell } from '../workbook/cell.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { freeColumnName, type Table } from './table.ts';

/**
 * A table takes in the rows written right below it: not on a protected sheet, not below a totals row, not over cells with data
 * validation, and never a row that is wholly empty (Microsoft: "Coauthoring in Excel add-ins"; office-js issue 3013).
 */
export function growTables(book: Book, sheet: Sheet, written: Area): void {
  if (sheet.state.protection || book.actor === 'remote') return;
  sheet.state.tables = sheet.state.tables.map((table) => grownRight(book, sheet, grownDown(sheet, table, written), written));
}

function grownDown(sheet: Sheet, table: Table, written: Area): Table {
  const below = { ...table.area, top: table.area.bottom + 1, bottom: Number.POSITIVE_INFINITY };
  const part = intersection(below, written);
  if (!part || part.top !== below.top || table.showTotals) return table;
  if (sheet.state.validations.some((rule) => intersection(rule.area, part))) return table;
  if (sheet.state.tables.some((other) => other.id !== table.id && intersection(other.area, part))) return table;
  let bottom = table.area.bottom;
  for (let row = part.top; row <= part.bottom; row += 1) {
    const filled = Array.from({ length: part.right - part.left + 1 }, (_, index) => sheet.cell(row, part.left + index));
    if (filled.some((cell) => !isEmptyCell(cell))) bottom = row;
  }
  return bottom === table.area.bottom ? table : { ...table, area: { ...table.area, bottom } };
}

// A heading typed right of the last one makes a new column; only by hand, the docs promise it for rows alone.
function grownRight(book: Book, sheet: Sheet, table: Table, written: Area): Table {
  const column = table.area.right + 1;
  if (book.actor !== 'user' || written.left !== column || written.right !== column) return table;
  if (written.top < table.area.top || written.bottom > table.area.bottom) return table;
  if (isEmptyCell(sheet.cell(written.top, column))) return table;
  const heading = sheet.cell(table.area.top, column)?.value;
  const name = freeColumnName(
    heading === null || heading === undefined ? `列${table.columns.length + 1}` : String(heading),
    table.columns.map((other) => other.name),
  );
  sheet.state.grid.set(table.area.top, column, { ...sheet.cell(table.area.top, column), value: name });
  return { ...table, area: { ...table.area, right: column }, columns: [...table.columns, { id: book.nextNumber(), name }] };
}
