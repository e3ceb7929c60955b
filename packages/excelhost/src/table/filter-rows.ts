import { emitSheet } from '../events/emit.ts';
import { EventNumber } from '../events/event-hub.ts';
import { cellText } from '../range/cell-text.ts';
import type { Book } from '../workbook/book.ts';
import { requireAllowed } from '../workbook/permission.ts';
import type { PlacedTable } from './change-tables.ts';
import { replaceTable } from './change-tables.ts';
import { bodyArea } from './table.ts';

/** Lets only rows through whose text in the column is one of these; null ends the filter of the column. */
export function filterColumn(book: Book, placed: PlacedTable, columnIndex: number, values: readonly string[] | null): void {
  requireAllowed(book, placed.sheet, 'allowAutoFilter');
  const columns = placed.table.columns.map((column, index) => {
    if (index !== columnIndex) return column;
    const plain = { id: column.id, name: column.name };
    return values ? { ...plain, filter: values } : plain;
  });
  replaceTable(placed.sheet, { ...placed.table, columns });
  applyFilters(book, { ...placed, table: { ...placed.table, columns } });
}

export function clearFilters(book: Book, placed: PlacedTable): void {
  const columns = placed.table.columns.map((column) => ({ id: column.id, name: column.name }));
  replaceTable(placed.sheet, { ...placed.table, columns });
  applyFilters(book, { ...placed, table: { ...placed.table, columns } });
}

/** Works out anew which rows of the table are hidden by its filters. */
export function applyFilters(book: Book, { sheet, table }: PlacedTable): void {
  const body = bodyArea(table);
  const hidden = new Set([...sheet.state.filteredRows].filter((row) => row < body.top || row > body.bottom));
  for (let row = body.top; row <= body.bottom; row += 1) {
    const through = table.columns.every(
      (column, index) => !column.filter || column.filter.includes(cellText(book, sheet, row, body.left + index)),
    );
    if (!through) hidden.add(row);
  }
  sheet.state.filteredRows = hidden;
  emitSheet(book, sheet, EventNumber.rowHiddenChanged, { address: `${body.top}:${body.bottom}`, changeType: 'Hidden' });
}
