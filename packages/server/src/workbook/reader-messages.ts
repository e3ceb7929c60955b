import type { WorkbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import type { SheetGrid, WorkbookGrid } from '@double-hundred/shared/workbook/grid';

/** What the thread is asked after it has read the file: some rows of a sheet, and so on until it has given them all. */
export interface RowsWanted {
  readonly sheet: number;
  readonly from: number;
  readonly count: number;
}

/** A sheet without its rows, which come in parts. */
export interface SheetHead extends Omit<SheetGrid, 'rows'> {
  readonly rowCount: number;
}

/** What the thread says: first what kind of file it is or why it is refused, then the rows it is asked for. */
export type ReaderAnswer =
  | { readonly kind: 'refused'; readonly refusal: WorkbookRefusal }
  | { readonly kind: 'head'; readonly workbook: Omit<WorkbookGrid, 'sheets'>; readonly sheets: readonly SheetHead[] }
  | { readonly kind: 'rows'; readonly rows: SheetGrid['rows'] };
