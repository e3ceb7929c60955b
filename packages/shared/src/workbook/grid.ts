import type { CellInput } from '../value/cell.ts';

/** A cell of a sheet as read from a file or a host; `formula` is kept for information only, its value counts. */
export interface GridCell extends CellInput {
  readonly formula?: string;
}

/** Merged cells, 1-based, inclusive. */
export interface MergedArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet. `rows[r][c]` is the cell of sheet row r + 1 and column c + 1; missing rows and cells are empty. */
export interface SheetGrid {
  readonly name: string;
  readonly rows: readonly (readonly (GridCell | undefined)[] | undefined)[];
  readonly merges: readonly MergedArea[];
  /** 1-based numbers of rows hidden by hand or by a filter. */
  readonly hiddenRows: readonly number[];
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
}

/** A workbook. `customXml` are the texts of its custom XML parts, in which the ledger file keeps its state. */
export interface WorkbookGrid {
  readonly dateSystem: 1900 | 1904;
  readonly sheets: readonly SheetGrid[];
  readonly customXml: readonly string[];
}

/** Column letters of a 1-based column number: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}
