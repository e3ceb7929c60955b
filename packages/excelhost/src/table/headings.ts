import { type Area, intersection } from '../range/area.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { freeColumnName, headerArea, type Table, type TableColumn } from './table.ts';

/** Headings are always text and always different: takes what was written into the heading cells as the columns' names. */
export function takeHeadings(sheet: Sheet, written: Area): void {
  if (!sheet.state.tables.some((table) => table.showHeaders && intersection(headerArea(table), written))) return;
  sheet.state.tables = sheet.state.tables.map((table) => {
    const part = table.showHeaders ? intersection(headerArea(table), written) : null;
    return part ? { ...table, columns: renamed(sheet, table, part) } : table;
  });
}

function renamed(sheet: Sheet, table: Table, written: Area): TableColumn[] {
  const columns: TableColumn[] = [];
  const row = table.area.top;
  table.columns.forEach((column, index) => {
    const at = table.area.left + index;
    if (at < written.left || at > written.right) {
      columns.push(column);
      return;
    }
    const cell = sheet.cell(row, at);
    const text = cell?.value === null || cell?.value === undefined ? `列${index + 1}` : String(cell.value);
    const untouched = table.columns.slice(index + 1 + Math.max(0, written.right - at));
    const name = freeColumnName(
      text,
      [...columns, ...untouched].map((other) => other.name),
    );
    columns.push({ ...column, name });
    if (cell?.value !== name) sheet.state.grid.set(row, at, { ...cell, value: name });
  });
  return columns;
}
