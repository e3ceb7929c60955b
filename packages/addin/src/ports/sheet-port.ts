import type { ColumnDress } from '@double-hundred/shared/workbook/column-dress';
import type { SheetDress } from '@double-hundred/shared/workbook/find-damage';
import type { SheetGrid } from '@double-hundred/shared/workbook/grid';

/** What a cell can hold when it is written by hand or by the pane. */
export type CellContent = string | number | boolean | null;

/** One cell to write. Text is written as text even when it looks like a number or formula. 1-based. */
export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value: CellContent;
  /** Number format code for new cells, such as `yyyy-mm-dd`; the clerk's own format stays when it is absent. */
  readonly format?: string;
  /** Only write while the cell still holds this; so that nothing typed meanwhile is overwritten. Empty is null. */
  readonly was?: CellContent;
}

/** Empty rows to put before a row, as it is numbered now. */
export interface RowInsert {
  readonly beforeRow: number;
  readonly count: number;
}

/** How the cells of a column that hold this text are shown, whatever is written there later. Colours are RRGGBB. */
export interface CellLook {
  readonly text: string;
  readonly fill: string;
  readonly color: string;
}

/** A sheet of the open workbook. */
export interface SheetInfo {
  readonly name: string;
  readonly active: boolean;
  readonly visibility: SheetGrid['visibility'];
}

/** A sheet as just read. Errors of formulas are in `error`, with value null. */
export interface SheetReading extends SheetGrid {
  readonly dateSystem: 1900 | 1904;
}

/** The cells of a ledger whose set-up is looked at: its columns from the first row below the heading. 1-based. */
export interface DressedArea {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly number[];
}

/** What is set up again. No value is part of it. */
export interface SheetDressing {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly {
    readonly column: number;
    /** Number format of all its cells. */
    readonly format?: string;
    /** Drop-down with its help; for a cell that has neither, help alone. */
    readonly list?: Pick<ColumnDress, 'list' | 'prompt' | 'promptTitle'>;
    /** Formula of its mark, relative to `firstRow`. */
    readonly mark?: string;
    readonly looks?: readonly CellLook[];
  }[];
  readonly hiddenColumns: readonly number[];
  /** Rows in bold letters as far as the columns go: titles and headings of what the pane put there. */
  readonly boldRows?: readonly number[];
  /** The Excel table from the heading row to the last row. */
  readonly table?: { readonly name: string; readonly headerRow: number; readonly left: number; readonly right: number };
}

export type SheetRefusalCode = 'NO_SHEET' | 'PROTECTED' | 'READ_ONLY' | 'CELL_EDIT' | 'HOST_SILENT' | 'HOST_FAILED';

/** Why the host refused; `message` is one Chinese sentence that says what to do. */
export class SheetRefusal extends Error {
  readonly code: SheetRefusalCode;
  constructor(code: SheetRefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The one way to the clerk's workbook. Implementations: memory, workbench grid, Excel, none. Methods reject with SheetRefusal
 * and then have changed nothing. While the clerk types only `read` is called; each write is one undo step of the host.
 */
export interface SheetPort {
  readonly host: 'memory' | 'grid' | 'excel' | 'none';
  sheets(): Promise<readonly SheetInfo[]>;
  /**
   * Reads the sheet as it is now. With `recent` a host may give its last reading again when it is some seconds old and
   * nothing was heard since; for the steps within one press, never for the first.
   */
  read(sheet: string, recent?: boolean): Promise<SheetReading>;
  /**
   * Writes the cells in one undo step; gives those left alone because `was` no longer held. No step when none was written.
   * `inserts` come first, within the same step: rows are those after them. Excel may be unable to undo an insertion.
   */
  write(sheet: string, cells: readonly CellWrite[], inserts?: readonly RowInsert[]): Promise<readonly CellWrite[]>;
  /** Inserts empty rows before the row, with the format of the row above. Merged areas and formulas move along. */
  insertRows(sheet: string, beforeRow: number, count: number): Promise<void>;
  deleteRows(sheet: string, rows: readonly number[]): Promise<void>;
  /** Writes a heading into an unused column, sets the column to text and hides it; for the row id column. */
  addHiddenColumn(sheet: string, headerRow: number, column: number, heading: string): Promise<void>;
  /** Takes a whole column out, so that what is right of it moves up; to take `addHiddenColumn` back. */
  removeColumn(sheet: string, column: number): Promise<void>;
  /** How the cells are set up; null for what the host cannot tell. Reads only. */
  readDress(sheet: string, area: DressedArea): Promise<SheetDress>;
  /** Sets cells up again and changes no value. A host leaves out what it has no place for. */
  dress(sheet: string, dressing: SheetDressing): Promise<void>;
  /** Adds a sheet (a free name is made from `name`), shows it, with these values from A1; gives its name. */
  addSheet(name: string, values: readonly (readonly CellContent[])[]): Promise<string>;
  /** Removes a sheet that `addSheet` made since the pane was opened; NO_SHEET for any other. */
  removeSheet(name: string): Promise<void>;
  /** Shows the sheet, selects a cell and, where the host can, moves the keyboard focus to it. */
  select(sheet: string, row: number, column: number): Promise<void>;
  /** A hint that something changed, own writes included; the truth is to read again. Gives the function that ends listening. */
  onChange(listener: (sheet: string) => void): () => void;
  /** Text kept inside the workbook, outside the clerk's sight and undo stack; null when there is none. */
  loadState(key: string): Promise<string | null>;
  /** Keeps the text in place of the one before; null forgets it. */
  saveState(key: string, text: string | null): Promise<void>;
}
