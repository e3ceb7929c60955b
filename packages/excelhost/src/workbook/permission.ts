import { HostError } from '../protocol/host-error.ts';
import { type Area, cellCount } from '../range/area.ts';
import type { Book } from './book.ts';
import type { Sheet } from './sheet.ts';

const DENIED = "You don't have permission to do that: the sheet is protected or the workbook is read-only.";

/** Refuses every write to a workbook that is only open for reading. */
export function requireWritable(book: Book): void {
  if (book.readOnly) throw new HostError('AccessDenied', DENIED);
}

/** Refuses to write cells that are locked on a protected sheet; cells are locked unless their style says otherwise. */
export function requireUnlocked(book: Book, sheet: Sheet, area: Area): void {
  requireWritable(book);
  if (!sheet.state.protection) return;
  let unlocked = 0;
  for (const { cell } of sheet.state.grid.cells(area)) if (cell.style?.locked === false) unlocked += 1;
  if (unlocked < cellCount(area)) throw new HostError('AccessDenied', DENIED);
}

/** Refuses what the protection of the sheet does not allow, such as `allowInsertRows`. */
export function requireAllowed(book: Book, sheet: Sheet, option: string): void {
  requireWritable(book);
  if (sheet.state.protection && sheet.state.protection[option] !== true) throw new HostError('AccessDenied', DENIED);
}

/** Refuses to add, rename, move, hide or delete sheets while the structure is protected. */
export function requireStructure(book: Book): void {
  requireWritable(book);
  if (book.structureProtected) throw new HostError('AccessDenied', DENIED);
}
