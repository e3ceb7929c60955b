import type { SheetGrid } from '@double-hundred/shared/workbook/grid';

/** One cell to write. Text is written as text even when it looks like a number or formula. 1-based. */
export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean | null;
  /** Number format code for new cells, such as `yyyy-mm-dd`; the clerk's own format stays when it is absent. */
  readonly format?: string;
}

/** A sheet of the open workbook. */
export interface SheetInfo {
  readonly name: string;
  readonly active: boolean;
  readonly visibility: SheetGrid['visibility'];
}

/** A sheet just read; `stamp` grows with every change the host has seen, so that an unchanged sheet is known at once. */
export interface SheetReading extends SheetGrid {
  readonly dateSystem: 1900 | 1904;
}

/** Why the host refused; `message` is one Chinese sentence that says what to do. */
export class SheetRefusal extends Error {
  readonly code: 'NO_SHEET' | 'PROTECTED' | 'READ_ONLY' | 'CELL_EDIT' | 'HOST_SILENT' | 'HOST_FAILED';
  constructor(code: SheetRefusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The one way to the clerk's workbook. Implementations: memory, workbench grid, Excel. Methods reject with SheetRefusal.
 * Nothing here is called while the clerk types except `read`; each write is one undo step of the host.
 */
export interface SheetPort {
  readonly host: 'memory' | 'grid' | 'excel';
  sheets(): Promise<readonly SheetInfo[]>;
  read(sheet: string): Promise<SheetReading>;
  write(sheet: string, cells: readonly CellWrite[]): Promise<void>;
  /** Inserts empty rows before the row, with the format of the row above. */
  insertRows(sheet: string, beforeRow: number, count: number): Promise<void>;
  deleteRows(sheet: string, rows: readonly number[]): Promise<void>;
  /** Writes a heading into an unused column and hides the column; for the row id column. */
  addHiddenColumn(sheet: string, headerRow: number, column: number, heading: string): Promise<void>;
  /** Adds a sheet (a free name is made from `name`) with these values from A1; gives the name. */
  addSheet(name: string, values: readonly (readonly (string | number | null)[])[]): Promise<string>;
  /** Selects a cell and, where the host can, moves the keyboard focus to it. */
  select(sheet: string, row: number, column: number): Promise<void>;
  /** A hint that something changed; the truth is to read again. Gives the function that ends listening. */
  onChange(listener: (sheet: string) => void): () => void;
  /** Text kept inside the workbook, outside the clerk's sight and undo stack. */
  loadState(key: string): Promise<string | null>;
  saveState(key: string, text: string): Promise<void>;
  /** Undoes the last step made through `write`; false when the host cannot and the pane must write the old values back. */
  undoLast(): Promise<boolean>;
}
