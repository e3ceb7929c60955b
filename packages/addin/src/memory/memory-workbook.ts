import type { GridCell, MergedArea } from '@double-hundred/shared/workbook/grid';
import type { CellLook, CellWrite, RowInsert, SheetDressing } from '../ports/sheet-port.ts';

/** One sheet at one moment. Never changed in place, so that an undo step is only the former moment. */
export interface MemorySheetState {
  readonly rows: readonly (readonly (GridCell | undefined)[] | undefined)[];
  readonly merges: readonly MergedArea[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly protectedSheet: boolean;
  /** Names of its tables, and the columns that carry lists and marks. */
  readonly tables: readonly string[];
  readonly listColumns: readonly number[];
  readonly markColumns: readonly number[];
  readonly looks: readonly {
    readonly column: number;
    readonly firstRow: number;
    readonly lastRow: number;
    readonly look: CellLook;
  }[];
}

/** The workbook in memory with the switches tests turn. */
export interface MemoryWorkbook {
  sheets: Map<string, MemorySheetState>;
  active: string;
  dateSystem: 1900 | 1904;
  readOnly: boolean;
  editingCell: boolean;
  state: Map<string, string>;
  selected: { sheet: string; row: number; column: number } | null;
  undo: { sheets: Map<string, MemorySheetState>; active: string }[];
  /** Makes the step undoable, then tells the listeners. */
  step(sheet: string, next: MemorySheetState): void;
  hint(sheet: string): void;
}

/** The rows with these cells replaced; formats stay unless a cell brings its own, formulas and errors go. */
export function withCells(rows: MemorySheetState['rows'], cells: readonly CellWrite[]): MemorySheetState['rows'] {
  const next = [...rows];
  const copied = new Set<number>();
  for (const cell of cells) {
    const index = cell.row - 1;
    if (typeof cell.value === 'number' && !Number.isFinite(cell.value)) throw new Error('a cell cannot hold NaN or infinity');
    const row = copied.has(index) ? (next[index] as (GridCell | undefined)[]) : [...(next[index] ?? [])];
    copied.add(index);
    const format = cell.format ?? row[cell.column - 1]?.format;
    const content = cell.value === '' ? null : cell.value;
    row[cell.column - 1] =
      content === null && format === undefined ? undefined : { value: content, ...(format === undefined ? {} : { format }) };
    next[index] = row;
  }
  return next;
}

/** The sheet with empty rows before `beforeRow`; they take the formats of the row above. */
export function insertedRows(sheet: MemorySheetState, beforeRow: number, count: number): MemorySheetState {
  const above = sheet.rows[beforeRow - 2] ?? [];
  const empty = Array.from(above, (cell) => (cell?.format === undefined ? undefined : { value: null, format: cell.format }));
  const rows = [...sheet.rows];
  while (rows.length < beforeRow - 1) rows.push(undefined);
  rows.splice(beforeRow - 1, 0, ...Array.from({ length: count }, () => empty));
  const moved = (row: number): number => (row >= beforeRow ? row + count : row);
  const merges = sheet.merges.map((area) => ({ ...area, top: moved(area.top), bottom: moved(area.bottom) }));
  const looks = sheet.looks.map((area) => ({ ...area, firstRow: moved(area.firstRow), lastRow: moved(area.lastRow) }));
  return { ...sheet, rows, merges, hiddenRows: sheet.hiddenRows.map(moved), looks };
}

/** The sheet with all these rows inserted, each counted as the sheet was before. */
export function withInserts(sheet: MemorySheetState, inserts: readonly RowInsert[]): MemorySheetState {
  return [...inserts]
    .sort((left, right) => right.beforeRow - left.beforeRow)
    .reduce((next, { beforeRow, count }) => insertedRows(next, beforeRow, count), sheet);
}

/** How a cell is shown because of what it holds. */
export function lookAt(sheet: MemorySheetState, row: number, column: number): CellLook | null {
  const value = sheet.rows[row - 1]?.[column - 1]?.value;
  const area = sheet.looks.find(
    (each) => each.column === column && row >= each.firstRow && row <= each.lastRow && each.look.text === value,
  );
  return area?.look ?? null;
}

/** The sheet without that column; what is right of it moves up. */
export function withoutColumn(sheet: MemorySheetState, column: number): MemorySheetState {
  const moved = (columns: readonly number[]): readonly number[] =>
    columns.filter((number) => number !== column).map((number) => (number > column ? number - 1 : number));
  return {
    ...sheet,
    rows: sheet.rows.map((row) => row?.filter((_, index) => index + 1 !== column)),
    merges: sheet.merges.flatMap((area) => {
      const left = area.left > column ? area.left - 1 : area.left;
      const right = area.right >= column ? area.right - 1 : area.right;
      return right < left ? [] : [{ ...area, left, right }];
    }),
    hiddenColumns: moved(sheet.hiddenColumns),
    listColumns: moved(sheet.listColumns),
    markColumns: moved(sheet.markColumns),
    looks: sheet.looks.flatMap((area) => moved([area.column]).map((at) => ({ ...area, column: at }))),
  };
}

/** The sheet set up as told; values stay. */
export function dressedSheet(sheet: MemorySheetState, dressing: SheetDressing): MemorySheetState {
  const rows = [...sheet.rows];
  for (const { column, format } of dressing.columns) {
    if (format === undefined) continue;
    for (let row = dressing.firstRow; row <= dressing.lastRow; row += 1) {
      const cells = [...(rows[row - 1] ?? [])];
      cells[column - 1] = { ...(cells[column - 1] ?? { value: null }), format };
      rows[row - 1] = cells;
    }
  }
  const columns = (pick: (column: SheetDressing['columns'][number]) => unknown): readonly number[] =>
    dressing.columns.filter((column) => pick(column)).map(({ column }) => column);
  return {
    ...sheet,
    rows,
    tables: dressing.table === undefined ? sheet.tables : [...sheet.tables, dressing.table.name],
    hiddenColumns: [...new Set([...sheet.hiddenColumns, ...dressing.hiddenColumns])],
    listColumns: [...new Set([...sheet.listColumns, ...columns(({ list }) => list?.list)])],
    markColumns: [...new Set([...sheet.markColumns, ...columns(({ mark }) => mark)])],
    looks: [
      ...sheet.looks,
      ...dressing.columns.flatMap(({ column, looks = [] }) =>
        looks.map((look) => ({ column, firstRow: dressing.firstRow, lastRow: dressing.lastRow, look })),
      ),
    ],
  };
}

/** The sheet without those rows; merged areas shrink, and vanish when nothing of them is left. */
export function deletedRows(sheet: MemorySheetState, gone: readonly number[]): MemorySheetState {
  const set = new Set(gone);
  const before = (row: number): number => gone.filter((number) => number < row).length;
  const merges = sheet.merges.flatMap((area) => {
    const left = Array.from({ length: area.bottom - area.top + 1 }, (_, index) => area.top + index).filter(
      (row) => !set.has(row),
    );
    const [first] = left;
    const last = left.at(-1);
    return first === undefined || last === undefined
      ? []
      : [{ ...area, top: first - before(first), bottom: last - before(last) }];
  });
  const hiddenRows = sheet.hiddenRows.filter((row) => !set.has(row)).map((row) => row - before(row));
  const looks = sheet.looks.map((area) => ({
    ...area,
    firstRow: area.firstRow - before(area.firstRow),
    lastRow: area.lastRow - before(area.lastRow + 1),
  }));
  return { ...sheet, rows: sheet.rows.filter((_, index) => !set.has(index + 1)), merges, hiddenRows, looks };
}
