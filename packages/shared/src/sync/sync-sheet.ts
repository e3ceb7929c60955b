import type { FieldChanges, RowFields } from '../ledger/fields.ts';
import type { NormalisedCell } from '../protocol/push.ts';
import type { Finding } from '../rule/finding.ts';

/** A ledger row as it stands in the sheet at one reading. */
export interface SyncRow {
  /** The key the row has in checks: its id, or `#` and the row number while it has none. */
  readonly key: string;
  /** Sheet row, 1-based; good until the next write. */
  readonly row: number;
  /** Text of the hidden id column as found; null when empty. */
  readonly rowId: string | null;
  /** Canonical values of the cells; empty and unreadable cells have no key. */
  readonly fields: RowFields;
  /** Columns whose cell holds something that could not be read; such a cell is never overwritten and never sent. */
  readonly refused?: ReadonlySet<string>;
  /** Cells that are read otherwise than they are written, by column. */
  readonly normalised?: Readonly<Record<string, NormalisedCell>>;
  /** What the check found about the row, as far as it was checked. */
  readonly findings?: readonly Finding[];
  /** Fields the sheet has no column for; they are neither sent nor written, and are no edit of the clerk's. */
  readonly absent?: ReadonlySet<string>;
}

/** Writes the hidden id of a row; `was` is the id found there, to be checked before writing. */
export interface SetIdPatch {
  readonly kind: 'setId';
  readonly row: number;
  readonly was: string | null;
  readonly rowId: string;
}

/** Writes cells; a cell whose value is no longer `was` has just been edited and must be left alone. */
export interface SetCellsPatch {
  readonly kind: 'setCells';
  readonly row: number;
  readonly rowId: string;
  readonly set: FieldChanges;
  readonly was: FieldChanges;
}

/** Adds a row below the last ledger row, with its id. */
export interface InsertRowPatch {
  readonly kind: 'insert';
  readonly rowId: string;
  readonly fields: RowFields;
}

/** Takes a row out of the sheet, because it was deleted on the server and nothing was typed into it since. */
export interface RemoveRowPatch {
  readonly kind: 'remove';
  readonly row: number;
  readonly rowId: string;
}

/**
 * One change of the sheet. All row numbers of a list are those of the reading it was made from: write ids and cells
 * first, then remove from the bottom up, then insert.
 */
export type SheetPatch = SetIdPatch | SetCellsPatch | InsertRowPatch | RemoveRowPatch;

/** The sheet as the sync sees it. Both calls may reject when the host refuses; the sync then stops and loses nothing. */
export interface SyncSheet {
  readRows(): Promise<readonly SyncRow[]>;
  applyPatches(patches: readonly SheetPatch[]): Promise<void>;
}
