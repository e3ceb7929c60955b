import type { GridCell } from '@double-hundred/shared/workbook/grid';
import type { CellContent, CellLook } from '../ports/sheet-port.ts';
import { deletedRows, insertedRows, lookAt, type MemorySheetState, type MemoryWorkbook, withCells } from './memory-workbook.ts';

/** The clerk at the keyboard of a workbook in memory. Every method is one undo step of the host. */
export interface MemoryUser {
  type(sheet: string, row: number, column: number, value: CellContent | GridCell): void;
  /** Values from a cell to the right and down. */
  paste(sheet: string, row: number, column: number, values: readonly (readonly CellContent[])[]): void;
  /** Clicks on the tab of a sheet. */
  showSheet(sheet: string): void;
  insertRows(sheet: string, beforeRow: number, count: number): void;
  deleteRows(sheet: string, rows: readonly number[]): void;
  /** Copies a whole row, hidden cells included, over another. */
  copyRow(sheet: string, from: number, to: number): void;
  /** Reorders rows first … last by the text of a column. */
  sort(sheet: string, first: number, last: number, column: number): void;
  hideRows(sheet: string, rows: readonly number[]): void;
  hideColumn(sheet: string, column: number): void;
  hiddenColumns(sheet: string): readonly number[];
  valueAt(sheet: string, row: number, column: number): CellContent;
  /** The number format of a cell; null when it has none. */
  formatAt(sheet: string, row: number, column: number): string | null;
  lookAt(sheet: string, row: number, column: number): Pick<CellLook, 'fill' | 'color'> | null;
  /** Ctrl+Z; false when there is nothing to undo. */
  undo(): boolean;
  undoSteps(): number;
  protect(sheet: string, on: boolean): void;
  setReadOnly(on: boolean): void;
  /** The clerk is in the middle of typing into a cell: the host refuses calls. */
  setEditing(on: boolean): void;
}

export function createMemoryUser(workbook: MemoryWorkbook): MemoryUser {
  const sheetOf = (name: string): MemorySheetState => {
    const sheet = workbook.sheets.get(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  };
  const change = (name: string, next: (sheet: MemorySheetState) => MemorySheetState): void =>
    workbook.step(name, next(sheetOf(name)));
  const quietly = (name: string, next: Partial<MemorySheetState>): void => {
    workbook.sheets.set(name, { ...sheetOf(name), ...next });
  };
  return {
    type(name, row, column, value) {
      const cell = value !== null && typeof value === 'object' ? value : { value };
      change(name, (sheet) => {
        const rows = [
          ...withCells(sheet.rows, [
            { row, column, value: cell.value, ...(cell.format === undefined ? {} : { format: cell.format }) },
          ]),
        ];
        if (cell.error !== undefined) {
          const changed = [...(rows[row - 1] ?? [])];
          changed[column - 1] = cell;
          rows[row - 1] = changed;
        }
        return { ...sheet, rows };
      });
    },
    showSheet(name) {
      workbook.active = sheetOf(name) ? name : workbook.active;
      workbook.hint(name);
    },
    paste(name, row, column, values) {
      const cells = values.flatMap((line, down) =>
        line.map((value, right) => ({ row: row + down, column: column + right, value })),
      );
      change(name, (sheet) => ({ ...sheet, rows: withCells(sheet.rows, cells) }));
    },
    insertRows: (name, beforeRow, count) => change(name, (sheet) => insertedRows(sheet, beforeRow, count)),
    deleteRows: (name, rows) => change(name, (sheet) => deletedRows(sheet, rows)),
    copyRow(name, from, to) {
      change(name, (sheet) => {
        const rows = [...sheet.rows];
        while (rows.length < to) rows.push(undefined);
        rows[to - 1] = rows[from - 1];
        return { ...sheet, rows };
      });
    },
    sort(name, first, last, column) {
      const text = (row: MemorySheetState['rows'][number]): string => String(row?.[column - 1]?.value ?? '');
      change(name, (sheet) => {
        const sorted = sheet.rows
          .slice(first - 1, last)
          .sort((left, right) => (text(left) < text(right) ? -1 : text(left) > text(right) ? 1 : 0));
        return { ...sheet, rows: [...sheet.rows.slice(0, first - 1), ...sorted, ...sheet.rows.slice(last)] };
      });
    },
    hideRows: (name, rows) => quietly(name, { hiddenRows: [...new Set([...sheetOf(name).hiddenRows, ...rows])] }),
    hideColumn: (name, column) => quietly(name, { hiddenColumns: [...sheetOf(name).hiddenColumns, column] }),
    hiddenColumns: (name) => sheetOf(name).hiddenColumns,
    lookAt: (name, row, column) => lookAt(sheetOf(name), row, column),
    valueAt: (name, row, column) => sheetOf(name).rows[row - 1]?.[column - 1]?.value ?? null,
    formatAt: (name, row, column) => sheetOf(name).rows[row - 1]?.[column - 1]?.format ?? null,
    undo() {
      const before = workbook.undo.pop();
      if (!before) return false;
      workbook.sheets = before.sheets;
      workbook.active = before.active;
      for (const name of workbook.sheets.keys()) workbook.hint(name);
      return true;
    },
    undoSteps: () => workbook.undo.length,
    protect: (name, on) => quietly(name, { protectedSheet: on }),
    setReadOnly(on) {
      workbook.readOnly = on;
    },
    setEditing(on) {
      workbook.editingCell = on;
    },
  };
}
