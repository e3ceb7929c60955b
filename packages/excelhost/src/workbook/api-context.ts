import type { ApiObject } from '../protocol/api-object.ts';
import type { Area } from '../range/area.ts';
import type { Book, HeldRange } from './book.ts';
import type { Sheet } from './sheet.ts';

/** What the API objects need of one another; composed in `workbook-api.ts` and its neighbours without import cycles. */
export interface ApiContext {
  readonly book: Book;
  range(sheet: Sheet, area: Area): ApiObject;
  rangeAreas(sheet: Sheet, areas: readonly Area[]): ApiObject;
  worksheet(sheet: Sheet): ApiObject;
  table(sheet: Sheet, tableId: string): ApiObject;
  /** The cells behind a Range that came as an argument. */
  heldOf(range: unknown): HeldRange | undefined;
}
