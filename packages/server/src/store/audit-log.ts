import type { AuditDraft, Head } from './sync-store.ts';

/** An entry as stored; `detail` is its JSON text, as it was hashed. */
export interface KeptAuditEntry extends Omit<AuditDraft, 'detail'> {
  readonly seq: number;
  readonly detail: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** What checking the audit chain and the history it vouches for needs to read. */
export interface AuditLog {
  head(): Promise<Head>;
  /** Entries with a higher seq, in order. */
  entries(after: number, limit: number): Promise<readonly KeptAuditEntry[]>;
  /** The stored changes from one seq to another, both included, in order. */
  changes(fromSeq: number, toSeq: number): Promise<readonly string[]>;
  /** The seq of a revision above the given seq; null when there is none. */
  revisionAbove(seq: number): Promise<number | null>;
  /** A revision whose columns say something else than its change; null when there is none. */
  revisionUnlikeItsChange(): Promise<number | null>;
  /** The id of a row that does not stand at its latest revision; null when there is none. */
  rowNotAtItsLatest(): Promise<string | null>;
}
