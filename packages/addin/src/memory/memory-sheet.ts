import type { GridCell, MergedArea } from '@double-hundred/shared/workbook/grid';
import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';
import { type CellContent, type SheetPort, SheetRefusal, type SheetRefusalCode } from '../ports/sheet-port.ts';
import { createMemoryUser, type MemoryUser } from './memory-user.ts';
import {
  deletedRows,
  dressedSheet,
  insertedRows,
  type MemorySheetState,
  type MemoryWorkbook,
  withCells,
  withInserts,
  withoutColumn,
} from './memory-workbook.ts';

/** A sheet given as plain values; days as serial numbers with a format come as cells. */
export interface MemorySheetSeed {
  readonly name: string;
  readonly rows: readonly (readonly (CellContent | GridCell | undefined)[])[];
  readonly merges?: readonly MergedArea[];
  readonly hiddenRows?: readonly number[];
  readonly visibility?: 'visible' | 'hidden' | 'veryHidden';
  readonly hiddenColumns?: readonly number[];
  readonly tables?: readonly string[];
  readonly listColumns?: readonly number[];
  readonly markColumns?: readonly number[];
}

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** A workbook in memory behind the sheet port, as strict as the strictest host, and a user who types into it. */
export function createMemorySheet(
  seeds: readonly MemorySheetSeed[],
  dateSystem: 1900 | 1904 = 1900,
): { port: SheetPort; user: MemoryUser; workbook: MemoryWorkbook } {
  const listeners = new Set<(sheet: string) => void>();
  const added = new Set<string>();
  const workbook: MemoryWorkbook = {
    sheets: new Map(seeds.map((seed) => [seed.name, seededSheet(seed)])),
    active: seeds.find((seed) => (seed.visibility ?? 'visible') === 'visible')?.name ?? '',
    dateSystem,
    readOnly: false,
    editingCell: false,
    state: new Map(),
    selected: null,
    undo: [],
    step(sheet, next) {
      workbook.undo.push({ sheets: new Map(workbook.sheets), active: workbook.active });
      workbook.sheets.set(sheet, next);
      workbook.hint(sheet);
    },
    hint: (sheet) => queueMicrotask(() => listeners.forEach((listener) => listener(sheet))),
  };
  const refuse = (code: SheetRefusalCode): never => {
    throw new SheetRefusal(code, SHEET_REFUSALS[code]);
  };
  const sheetOf = (name: string): MemorySheetState => {
    if (workbook.editingCell) refuse('CELL_EDIT');
    return workbook.sheets.get(name) ?? refuse('NO_SHEET');
  };
  const writable = (name: string): MemorySheetState => {
    const sheet = sheetOf(name);
    if (workbook.readOnly) refuse('READ_ONLY');
    if (sheet.protectedSheet) refuse('PROTECTED');
    return sheet;
  };

  const port: SheetPort = {
    host: 'memory',
    sheets: async () =>
      [...workbook.sheets].map(([name, sheet]) => ({ name, active: name === workbook.active, visibility: sheet.visibility })),
    async read(name) {
      const sheet = sheetOf(name);
      return {
        name,
        rows: sheet.rows,
        merges: sheet.merges,
        hiddenRows: sheet.hiddenRows,
        visibility: sheet.visibility,
        dateSystem,
      };
    },
    async write(name, cells, inserts = []) {
      const sheet = withInserts(writable(name), inserts);
      for (const cell of cells) checkPlace(cell.row, cell.column);
      const skipped = cells.filter((cell) => cell.was !== undefined && cell.was !== contentAt(sheet, cell.row, cell.column));
      const written = cells.filter((cell) => !skipped.includes(cell));
      if (written.length > 0 || inserts.length > 0) workbook.step(name, { ...sheet, rows: withCells(sheet.rows, written) });
      return skipped;
    },
    async insertRows(name, beforeRow, count) {
      checkPlace(beforeRow, 1);
      workbook.step(name, insertedRows(writable(name), beforeRow, count));
    },
    async deleteRows(name, rows) {
      workbook.step(name, deletedRows(writable(name), rows));
    },
    async addHiddenColumn(name, headerRow, column, heading) {
      checkPlace(headerRow, column);
      const sheet = writable(name);
      const rows = withCells(sheet.rows, [{ row: headerRow, column, value: heading, format: '@' }]);
      workbook.step(name, { ...sheet, rows, hiddenColumns: [...sheet.hiddenColumns, column] });
    },
    async removeColumn(name, column) {
      checkPlace(1, column);
      workbook.step(name, withoutColumn(writable(name), column));
    },
    async readDress(name, area) {
      const sheet = sheetOf(name);
      const among = (columns: readonly number[]): readonly number[] => columns.filter((column) => area.columns.includes(column));
      return {
        tables: sheet.tables,
        hiddenColumns: sheet.hiddenColumns,
        listColumns: among(sheet.listColumns),
        markColumns: among(sheet.markColumns),
      };
    },
    async dress(name, dressing) {
      workbook.step(name, dressedSheet(writable(name), dressing));
    },
    async addSheet(name, values) {
      if (workbook.editingCell) refuse('CELL_EDIT');
      if (workbook.readOnly) refuse('READ_ONLY');
      let free = name;
      for (let number = 2; workbook.sheets.has(free); number += 1) free = `${name} (${number})`;
      workbook.step(free, seededSheet({ name: free, rows: values }));
      workbook.active = free;
      added.add(free);
      return free;
    },
    async removeSheet(name) {
      if (workbook.editingCell) refuse('CELL_EDIT');
      if (!added.delete(name)) refuse('NO_SHEET');
      workbook.sheets.delete(name);
      if (workbook.active === name) workbook.active = [...workbook.sheets.keys()][0] ?? '';
      workbook.hint(name);
    },
    async select(name, row, column) {
      sheetOf(name);
      checkPlace(row, column);
      workbook.active = name;
      workbook.selected = { sheet: name, row, column };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    loadState: async (key) => workbook.state.get(key) ?? null,
    async saveState(key, text) {
      if (workbook.readOnly) refuse('READ_ONLY');
      if (text === null) workbook.state.delete(key);
      else workbook.state.set(key, text);
    },
  };
  return { port, user: createMemoryUser(workbook), workbook };
}

function seededSheet(seed: MemorySheetSeed): MemorySheetState {
  const rows = seed.rows.map((row) =>
    row.map((cell) => (cell === undefined || cell === null ? undefined : typeof cell === 'object' ? cell : { value: cell })),
  );
  return {
    rows,
    merges: seed.merges ?? [],
    hiddenRows: seed.hiddenRows ?? [],
    hiddenColumns: seed.hiddenColumns ?? [],
    tables: seed.tables ?? [],
    listColumns: seed.listColumns ?? [],
    markColumns: seed.markColumns ?? [],
    looks: [],
    visibility: seed.visibility ?? 'visible',
    protectedSheet: false,
  };
}

function checkPlace(row: number, column: number): void {
  const fits =
    Number.isInteger(row) && Number.isInteger(column) && row >= 1 && column >= 1 && row <= MAX_ROWS && column <= MAX_COLUMNS;
  if (!fits) throw new Error(`no such cell: row ${row}, column ${column}`);
}

function contentAt(sheet: MemorySheetState, row: number, column: number): CellContent {
  return sheet.rows[row - 1]?.[column - 1]?.value ?? null;
}
