import type { Area } from '../range/area.ts';
import type { CellStyle, CellValue } from './cell.ts';
import type { ConditionalFormat, DataValidation, SheetVisibility } from './sheet.ts';

/** A cell as plain data: a bare value, or a value with what belongs to it. */
export type PlainCell =
  | CellValue
  | undefined
  | {
      readonly value: CellValue;
      readonly formula?: string | undefined;
      readonly error?: string | undefined;
      readonly format?: string | undefined;
      readonly style?: CellStyle | undefined;
    };

export interface PlainTable {
  readonly name: string;
  readonly area: Area;
  readonly showTotals?: boolean;
  readonly style?: string;
}

export interface PlainSheet {
  readonly name: string;
  /** `rows[r][c]` is the cell of row r + 1 and column c + 1. */
  readonly rows: readonly (readonly PlainCell[] | undefined)[];
  readonly visibility?: SheetVisibility;
  readonly merges?: readonly Area[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly columnFormats?: Readonly<Record<number, string>>;
  readonly columnWidths?: Readonly<Record<number, number>>;
  readonly tables?: readonly PlainTable[];
  readonly conditionalFormats?: readonly Omit<ConditionalFormat, 'id'>[];
  readonly validations?: readonly DataValidation[];
  readonly protection?: Readonly<Record<string, unknown>> | null;
  readonly frozen?: { readonly rows: number; readonly columns: number } | null;
  readonly customProperties?: Readonly<Record<string, string>>;
}

/** A workbook as plain data; the host is loaded from it and dumped to it. Rows and columns count from 1, areas are inclusive. */
export interface PlainWorkbook {
  readonly name?: string;
  readonly sheets: readonly PlainSheet[];
  readonly dateSystem?: 1900 | 1904;
  readonly names?: readonly {
    readonly name: string;
    readonly formula: string;
    readonly visible?: boolean;
    /** Absent: the name belongs to the workbook. */
    readonly sheet?: string;
  }[];
  /** Texts of the custom XML parts. */
  readonly customXml?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Name of the sheet shown; the first visible one when absent. */
  readonly active?: string;
}
