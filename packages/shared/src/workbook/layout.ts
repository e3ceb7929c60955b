/** Why a row of the sheet is not a row of the ledger. */
export type SkipReason =
  | 'title'
  | 'unitLine'
  | 'repeatedHeading'
  | 'example'
  | 'subtotal'
  | 'total'
  | 'ofWhich'
  | 'footer'
  | 'blank';

/** A row that was read but is no ledger row, with the reason. Row numbers are those of the sheet, from 1. */
export interface SkippedRow {
  readonly row: number;
  readonly reason: SkipReason;
}

/** How a ledger lies in a sheet: where its heading is, which column holds what, which rows are data. */
export interface SheetLayout {
  readonly sheet: string;
  /** All rows of the heading; data begins below the last of them. */
  readonly headingRows: readonly number[];
  readonly headerRow: number;
  /** Column letters to column key, in the order of the sheet. */
  readonly columns: Readonly<Record<string, string>>;
  /** Letters of money columns to yuan per 1 in the cell. A unit written inside a cell goes before it. */
  readonly yuanPerUnit: Readonly<Record<string, number>>;
  /** Letters to heading of columns the ledger does not know; they are left alone. */
  readonly localColumns: Readonly<Record<string, string>>;
  readonly skippedRows: readonly SkippedRow[];
  /** Data rows hidden by hand or by a filter; they are read like all others. */
  readonly hiddenRows: readonly number[];
  readonly dataRows: readonly number[];
  /** 1-based column of the hidden row ids (行标识); null when the sheet has none. */
  readonly idColumn: number | null;
  /** Keys of columns that are always required, have no default and are not in the sheet. */
  readonly missingColumns: readonly string[];
  /** Columns that came twice: the first one is read, the others are named here. */
  readonly twiceColumns: readonly { readonly key: string; readonly letters: readonly string[] }[];
  /** Last row with content, 0 for an empty sheet. */
  readonly lastRow: number;
}

/** Heading of the hidden column with the row ids that templates carry. */
export const ROW_ID_HEADING = '行标识';

/** Column letters by column key, the reverse of `columns`. */
export function lettersByKey(layout: Pick<SheetLayout, 'columns'>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(layout.columns).map(([letters, key]) => [key, letters]));
}

/** The 1-based number of column letters: A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column;
}
