import { pulledTexts } from '@double-hundred/shared/message/pulled';
import type { CellContent, CellWrite, RowInsert, SheetReading } from '../../ports/sheet-port.ts';
import type { PulledBlock } from './find-block.ts';
import type { PulledTable } from './pulled-table.ts';

/** What a refresh does to a sheet: rows to insert (numbers as they are now), and cells to write. */
export interface RefreshPlan {
  readonly inserts: readonly RowInsert[];
  /** Rows as they are after the insertions. Only cells that hold something else. */
  readonly writes: readonly CellWrite[];
  readonly added: number;
  readonly gone: number;
}

type TableRow = PulledTable['rows'][number];

/**
 * Brings a block up to date in place. Every row stays where the office has it, so its own columns stay beside it; new rows
 * go inside the block, after the row they follow in the table; a row that is no more keeps its place and is marked.
 */
export function planRefresh(sheet: SheetReading, block: PulledBlock, table: PulledTable): RefreshPlan {
  const present = presentRows(sheet, block, table);
  const known = new Set(table.rows.map(({ id }) => id));
  const inserted = newRows(table, present, block);
  const below = (row: number): number =>
    row + inserted.filter(({ beforeRow }) => beforeRow <= row).reduce((sum, { rows }) => sum + rows.length, 0);
  const writes: CellWrite[] = [...sourceWrites(sheet, block, table)];
  for (const row of table.rows) {
    const at = present.get(row.id);
    if (at !== undefined) writes.push(...rowWrites(sheet, block, table, row, { now: at, later: below(at) }));
  }
  for (const { beforeRow, rows } of inserted) {
    const first =
      beforeRow + inserted.filter((each) => each.beforeRow < beforeRow).reduce((sum, each) => sum + each.rows.length, 0);
    rows.forEach((row, index) => writes.push(...rowWrites(sheet, block, table, row, { now: null, later: first + index })));
  }
  const gone = [...present].filter(([id]) => !known.has(id));
  for (const [, at] of gone) writes.push(...goneWrites(sheet, block, table, at, below(at)));
  return {
    inserts: inserted.map(({ beforeRow, rows }) => ({ beforeRow, count: rows.length })),
    writes,
    added: inserted.reduce((sum, { rows }) => sum + rows.length, 0),
    gone: gone.length,
  };
}

/** The row number of every row of the block, by id; by name where there are no ids. */
function presentRows(sheet: SheetReading, block: PulledBlock, table: PulledTable): ReadonlyMap<string, number> {
  const ids = new Map(table.rows.map((row) => [nameOf(row.cells, table), row.id]));
  const present = new Map<string, number>();
  for (let row = block.headerRow + 1; row <= sheet.rows.length; row += 1) {
    const id = block.idsLost ? ids.get(nameAt(sheet, block, table, row)) : valueAt(sheet, row, block.idColumn);
    // A copied row has the id twice: the upper one is ours, the copy is the office's own.
    if (typeof id === 'string' && id !== '' && !present.has(id)) present.set(id, row);
  }
  return present;
}

function newRows(
  table: PulledTable,
  present: ReadonlyMap<string, number>,
  { headerRow }: PulledBlock,
): readonly { beforeRow: number; rows: TableRow[] }[] {
  const last = Math.max(headerRow, ...present.values());
  const places = new Map<number, TableRow[]>();
  let before = headerRow;
  for (const row of table.rows) {
    const at = present.get(row.id);
    if (at !== undefined) {
      before = at;
      continue;
    }
    // Inside the block, so that sums over it take the new row in: never below its last row.
    const beforeRow = before === last && present.size > 0 ? last : before + 1;
    places.set(beforeRow, [...(places.get(beforeRow) ?? []), row]);
  }
  return [...places]
    .map(([beforeRow, rows]) => ({ beforeRow, rows }))
    .toSorted((left, right) => left.beforeRow - right.beforeRow);
}

function rowWrites(
  sheet: SheetReading,
  block: PulledBlock,
  table: PulledTable,
  row: TableRow,
  at: { now: number | null; later: number },
): readonly CellWrite[] {
  const cells = row.cells.map((value, index) => ({
    value,
    column: block.columns[index] ?? null,
    format: table.columns[index]?.format,
  }));
  const id = { value: row.id, column: block.idColumn, format: '@' };
  return [...cells, id].flatMap(({ value, column, format }): readonly CellWrite[] => {
    if (column === null) return [];
    const holds = at.now === null ? null : valueAt(sheet, at.now, column);
    if (at.now !== null && holds === (value === '' ? null : value)) return [];
    // A row of ours has its format already, or the one the office gave it.
    return [{ row: at.later, column, value, ...(at.now === null && format !== undefined ? { format } : {}) }];
  });
}

function goneWrites(
  sheet: SheetReading,
  block: PulledBlock,
  table: PulledTable,
  now: number,
  later: number,
): readonly CellWrite[] {
  return block.columns.flatMap((column, index): readonly CellWrite[] => {
    if (column === null) return [];
    const holds = valueAt(sheet, now, column);
    if (index >= table.nameColumns) return holds === null ? [] : [{ row: later, column, value: null }];
    if (index > 0 || typeof holds !== 'string' || holds.endsWith(pulledTexts.gone)) return [];
    return [{ row: later, column, value: `${holds}${pulledTexts.gone}` }];
  });
}

/** The line that says as of when and from where, if it still stands above the headings. */
function sourceWrites(sheet: SheetReading, { headerRow }: PulledBlock, { source }: PulledTable): readonly CellWrite[] {
  for (let row = headerRow - 1; row >= 1; row -= 1) {
    const place = sheet.rows[row - 1]?.findIndex(
      (cell) => typeof cell?.value === 'string' && cell.value.endsWith(pulledTexts.sourceMark),
    );
    if (place === undefined || place < 0) continue;
    return valueAt(sheet, row, place + 1) === source ? [] : [{ row, column: place + 1, value: source }];
  }
  return [];
}

function nameOf(cells: readonly CellContent[], { nameColumns }: PulledTable): string {
  return JSON.stringify(cells.slice(0, nameColumns).map((value) => String(value ?? '')));
}

function nameAt(sheet: SheetReading, block: PulledBlock, { nameColumns }: PulledTable, row: number): string {
  const cells = block.columns.slice(0, nameColumns).map((column) => (column === null ? null : valueAt(sheet, row, column)));
  return JSON.stringify(cells.map((value) => String(value ?? '').replace(pulledTexts.gone, '')));
}

function valueAt(sheet: SheetReading, row: number, column: number): CellContent {
  return sheet.rows[row - 1]?.[column - 1]?.value ?? null;
}
