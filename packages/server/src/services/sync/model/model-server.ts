import type { SyncServer } from '@double-hundred/shared/sync/sync-server';
import type { Conflict } from '@double-hundred/shared/protocol/push';
import type { StoredRow } from '@double-hundred/shared/sync/merge';

/** The server under test with what the model needs to look inside it. */
export interface ModelServer {
  readonly calls: SyncServer;
  /** The rows as they stand, deleted ones included. */
  rows(): ReadonlyMap<string, StoredRow>;
  head(): { readonly epoch: string; readonly epochStart: number; readonly headSeq: number };
  /** Whether a typed value is in the history, a conflict or the quarantine. */
  keeps(value: string): boolean;
  openConflicts(): Promise<readonly Conflict[]>;
  /** Told of every revision written: its seq, its row and the mutation that caused it. */
  onRevision(listener: (revision: { seq: number; rowId: string; mutationId: string }) => void): void;
  backup(): ModelBackup;
  restore(backup: ModelBackup): Promise<void>;
}

/** A backup of everything the server stores; only the server that made it can read it. */
export interface ModelBackup {
  readonly content: unknown;
}
