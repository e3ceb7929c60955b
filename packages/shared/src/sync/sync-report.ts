import type { Conflict, MutationStatus } from '../protocol/push.ts';
import type { Finding } from '../rule/finding.ts';
import type { FileState } from './file-state.ts';
import type { CallFailure } from './sync-server.ts';

/** Why a row of the sheet was not sent: errors stand, the server refused this content before, or it is too big. */
export type UnsentReason = 'errors' | 'refused' | 'tooLarge' | 'locked' | 'deferred';

export interface UnsentRow {
  readonly rowId: string;
  readonly row: number;
  readonly reason: UnsentReason;
}

/** What the server said about one row in this run. */
export interface RowOutcome {
  readonly rowId: string;
  readonly status: MutationStatus;
  /** The row came under an id of another unit or ledger; `rowId` is the one it was given instead. */
  readonly renumbered?: true;
  readonly conflicts: readonly Conflict[];
  readonly findings: readonly Finding[];
}

/** Ids repair had to write. */
export interface RepairCounts {
  readonly created: number;
  readonly adopted: number;
  readonly copied: number;
}

/**
 * How a run ended. clean: the file shows what the server holds, apart from `unsent`, `missing` and `emptied`;
 * pending: edits came in faster than they were sent, run again; held: too many rows are missing, a person must decide;
 * cancelled: the caller asked; failed: see `failure`. In every case nothing typed is lost and a later run goes on.
 */
export type SyncEnd = 'clean' | 'pending' | 'held' | 'cancelled' | 'failed';

/** A call failed, or the host refused to read or write the sheet (`reason` is what it threw). */
export type SyncFailure = CallFailure | { readonly kind: 'sheet'; readonly reason: unknown };

export interface SyncReport {
  readonly end: SyncEnd;
  readonly failure: SyncFailure | null;
  /** The state as last saved. */
  readonly state: FileState;
  /** The last word of the server on each row sent in this run. */
  readonly outcomes: readonly RowOutcome[];
  readonly unsent: readonly UnsentRow[];
  /** Row ids known to the server that are no longer in the sheet; a person says deleted or puts them back. */
  readonly missing: readonly string[];
  /** Row ids whose cells were all emptied; listed so that a person can say deleted. */
  readonly emptied: readonly string[];
  /** Mutations still waiting for an answer. */
  readonly waiting: number;
  /** Rows changed by others that this run brought in. */
  readonly pulled: number;
  readonly repaired: RepairCounts;
  /** The workbook is a copy or a restored backup. */
  readonly forked: boolean;
  /** The server was restored from a backup; the file has offered it its rows again. */
  readonly epochChanged: boolean;
}

/** Told while a run goes on; `total` is null while unknown. */
export interface SyncProgress {
  readonly phase: 'push' | 'pull';
  readonly done: number;
  readonly total: number | null;
}
