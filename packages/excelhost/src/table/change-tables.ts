import { emitTable } from '../events/emit.ts';
import { EventNumber } from '../events/event-hub.ts';
import { HostError, invalidArgument, notFound } from '../protocol/host-error.ts';
import { type Area, contains, intersection } from '../range/area.ts';
import { deleteCells, insertCells } from '../range/insert-delete.ts';
import { clearCells, writeEntries } from '../range/write-cells.ts';
import type { Book } from '../workbook/book.ts';
import { requireUnlocked, requireWritable } from '../workbook/permission.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { bodyArea, freeColumnName, type Table, type TableColumn } from './table.ts';

/** A table and the sheet it is on. */
export interface PlacedTable {
  readonly sheet: Sheet;
  readonly table: Table;
}

/** By name (case does not matter) or id, in the sheets given. */
export function findTable(sheets: readonly Sheet[], key: string): PlacedTable | null {
  const lower = key.toLowerCase();
  for (const sheet of sheets) {
    const table = sheet.state.tables.find((candidate) => candidate.id === key || candidate.name.toLowerCase() === lower);
    if (table) return { sheet, table };
  }
  return null;
}

/** Makes a table of cells. Without headings a row of 列1, 列2 … is put above, as Excel does. */
export function addTable(book: Book, sheet: Sheet, given: Area, hasHeaders: boolean, name?: string): Table {
  requireUnlocked(book, sheet, given);
  if (sheet.state.tables.some((table) => intersection(table.area, given)))
    throw new HostError('InvalidOperation', "A table can't overlap another table.");
  if (sheet.state.merges.some((merge) => intersection(merge, given)))
    throw new HostError('MergedRangeConflict', "A table can't contain merged cells.");
  let area = given;
  if (!hasHeaders) {
    insertCells(book, sheet, { ...given, bottom: given.top }, 'Down');
    area = { ...given, bottom: given.bottom + 1 };
  }
  if (area.bottom === area.top) area = { ...area, bottom: area.top + 1 };
  const columns: TableColumn[] = [];
  for (let column = area.left; column <= area.right; column += 1) {
    const value = sheet.cell(area.top, column)?.value ?? null;
    const heading = freeColumnName(
      value === null ? `列${columns.length + 1}` : String(value),
      columns.map((other) => other.name),
    );
    columns.push({ id: book.nextNumber(), name: heading });
    if (value !== heading) sheet.state.grid.set(area.top, column, { ...sheet.cell(area.top, column), value: heading });
  }
  const table: Table = {
    id: book.nextGuid(),
    name: name ?? freeTableName(book),
    area,
    columns,
    showHeaders: true,
    showTotals: false,
    showFilterButton: true,
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    style: 'TableStyleMedium2',
    sortFields: [],
  };
  sheet.state.tables = [...sheet.state.tables, table];
  emitTable(book, sheet, EventNumber.tableAdded, table);
  return table;
}

export function replaceTable(sheet: Sheet, next: Table): void {
  sheet.state.tables = sheet.state.tables.map((table) => (table.id === next.id ? next : table));
}

/** Turns the table into plain cells; values and formats stay. */
export function convertToRange(book: Book, { sheet, table }: PlacedTable): Area {
  requireWritable(book);
  sheet.state.tables = sheet.state.tables.filter((other) => other.id !== table.id);
  emitTable(book, sheet, EventNumber.tableDeleted, table);
  return table.area;
}

/** Deletes the table with its cells. */
export function deleteTable(book: Book, { sheet, table }: PlacedTable): void {
  requireUnlocked(book, sheet, table.area);
  sheet.state.tables = sheet.state.tables.filter((other) => other.id !== table.id);
  clearCells(book, sheet, table.area, 'All');
  emitTable(book, sheet, EventNumber.tableDeleted, table);
}

/** The heading row stays where it is, and the new area meets the old one (Microsoft: Excel.Table.resize). */
export function resizeTable(book: Book, { sheet, table }: PlacedTable, area: Area): void {
  requireWritable(book);
  if (area.top !== table.area.top || !intersection(area, table.area) || area.bottom <= area.top)
    throw invalidArgument('the headings must remain in the same row, and the resulting table range must overlap the original');
  if (sheet.state.tables.some((other) => other.id !== table.id && intersection(other.area, area)))
    throw new HostError('InvalidOperation', "A table can't overlap another table.");
  const columns: TableColumn[] = [];
  for (let place = area.left; place <= area.right; place += 1) {
    const known = table.columns[place - table.area.left];
    if (known) {
      columns.push(known);
      continue;
    }
    const value = sheet.cell(area.top, place)?.value ?? null;
    const taken = [...table.columns, ...columns].map((column) => column.name);
    const name = freeColumnName(value === null ? `列${columns.length + 1}` : String(value), taken);
    sheet.state.grid.set(area.top, place, { ...sheet.cell(area.top, place), value: name });
    columns.push({ id: book.nextNumber(), name });
  }
  replaceTable(sheet, { ...table, area, columns });
}

/** Adds rows of data before `index` (from 0), or at the end; cells below the table move down. Gives the first new index. */
export function addTableRows(
  book: Book,
  { sheet, table }: PlacedTable,
  index: number | null,
  values: readonly unknown[],
): number {
  const body = bodyArea(table);
  const count = Math.max(1, values.length);
  const at = index ?? body.bottom - body.top + 1;
  if (at < 0 || body.top + at > body.bottom + 1) throw invalidArgument('index');
  const area = { ...body, top: body.top + at, bottom: body.top + at + count - 1 };
  insertCells(book, sheet, area, 'Down');
  const now = findTable([sheet], table.id)?.table;
  if (!now) throw notFound();
  if (!contains(now.area, area)) replaceTable(sheet, { ...now, area: { ...now.area, bottom: now.area.bottom + count } });
  if (values.length > 0) writeEntries(book, sheet, area, values);
  return at;
}

export function deleteTableRows(book: Book, { sheet, table }: PlacedTable, index: number, count: number): void {
  const body = bodyArea(table);
  const area = { ...body, top: body.top + index, bottom: body.top + index + count - 1 };
  if (index < 0 || area.bottom > body.bottom) throw invalidArgument('index');
  deleteCells(book, sheet, area, 'Up');
}

/** Adds a column before `index` (from 0), or at the end; values are those below the heading, or all with the heading. */
export function addTableColumn(
  book: Book,
  { sheet, table }: PlacedTable,
  index: number | null,
  values: readonly unknown[],
  name: string | undefined,
): TableColumn {
  const at = index ?? table.columns.length;
  const place = table.area.left + at;
  insertCells(book, sheet, { ...table.area, left: place, right: place }, 'Right');
  const now = findTable([sheet], table.id)?.table ?? table;
  const grown = now.columns.length > table.columns.length ? now : withLastColumn(book, now);
  const heading =
    name ??
    freeColumnName(
      `列${at + 1}`,
      grown.columns.filter((_, other) => other !== at).map((other) => other.name),
    );
  replaceTable(sheet, grown);
  writeEntries(book, sheet, { ...grown.area, left: place, right: place, bottom: grown.area.top }, [[heading]]);
  const body = bodyArea(grown);
  if (values.length === body.bottom - body.top + 1) writeEntries(book, sheet, { ...body, left: place, right: place }, values);
  else if (values.length > 0) writeEntries(book, sheet, { ...grown.area, left: place, right: place }, values);
  const column = findTable([sheet], table.id)?.table.columns[at];
  if (!column) throw notFound();
  return column;
}

export function deleteTableColumn(book: Book, { sheet, table }: PlacedTable, index: number): void {
  if (table.columns.length === 1) throw new HostError('InvalidOperation', 'A table needs at least one column.');
  const place = table.area.left + index;
  deleteCells(book, sheet, { ...table.area, left: place, right: place }, 'Left');
}

function withLastColumn(book: Book, table: Table): Table {
  const name = freeColumnName(
    `列${table.columns.length + 1}`,
    table.columns.map((column) => column.name),
  );
  return {
    ...table,
    area: { ...table.area, right: table.area.right + 1 },
    columns: [...table.columns, { id: book.nextNumber(), name }],
  };
}

function freeTableName(book: Book): string {
  let number = 1;
  while (findTable(book.sheets, `表${number}`)) number += 1;
  return `表${number}`;
}
