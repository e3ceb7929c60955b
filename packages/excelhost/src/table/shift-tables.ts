import { type Shift, shiftedArea } from '../range/shift-area.ts';
import type { Book } from '../workbook/book.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { freeColumnName, type Table, type TableColumn } from './table.ts';

/** Moves, grows and shrinks the tables of a sheet with its cells; gives the tables that went with them. */
export function shiftTables(book: Book, sheet: Sheet, shift: Shift): readonly Table[] {
  const gone: Table[] = [];
  sheet.state.tables = sheet.state.tables.flatMap((table) => {
    const area = shiftedArea(table.area, shift);
    if (!area) {
      gone.push(table);
      return [];
    }
    const bottom = Math.max(area.bottom, area.top + (table.showHeaders ? 1 : 0));
    const moved = { ...table, area: { ...area, bottom } };
    return [shift.axis === 'columns' ? { ...moved, columns: shiftedColumns(book, sheet, moved, table, shift) } : moved];
  });
  return gone;
}

function shiftedColumns(book: Book, sheet: Sheet, moved: Table, before: Table, shift: Shift): readonly TableColumn[] {
  const at = new Map<number, TableColumn>();
  before.columns.forEach((column, index) => {
    const place = before.area.left + index;
    const whole = shiftedArea({ ...before.area, left: place, right: place }, shift);
    if (whole) at.set(whole.left, column);
  });
  const columns: TableColumn[] = [];
  for (let place = moved.area.left; place <= moved.area.right; place += 1) {
    const known = at.get(place);
    if (known) {
      columns.push(known);
      continue;
    }
    const taken = [...at.values(), ...columns].map((column) => column.name);
    const column = { id: book.nextNumber(), name: freeColumnName(`列${columns.length + 1}`, taken) };
    columns.push(column);
    if (moved.showHeaders) sheet.state.grid.set(moved.area.top, place, { value: column.name });
  }
  return columns;
}
