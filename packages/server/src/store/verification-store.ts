import type { Fact, Verification } from '@double-hundred/shared/consolidation/facts';
import type { AuditDraft, FactChange, KeptRow } from './sync-store.ts';

/** A decision with its ground and who made it; kept for good, the latest one holds. */
export interface KeptVerification extends Verification {
  readonly ground: string;
  /** Ids of the files it rests on. */
  readonly evidence: readonly string[];
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
}

/** A row with what it counts for and what was decided about it so far. */
export interface VerificationGround {
  readonly row: KeptRow;
  readonly facts: readonly Fact[];
  readonly verifications: readonly Verification[];
  /** Ids of the evidence the row has. */
  readonly evidence: readonly string[];
}

/** The writer's turn for one decision. */
export interface VerificationTurn {
  /** Null when there is no such row, deleted ones included. */
  ground(rowId: string): Promise<VerificationGround | null>;
  /** Writes the decision, the facts it changes, the totals' difference and the audit entry, or nothing. */
  save(verification: KeptVerification, change: FactChange, audit: AuditDraft): Promise<void>;
}

/** The port behind verifications. */
export interface VerificationStore {
  exclusive<T>(work: (turn: VerificationTurn) => Promise<T>): Promise<T>;
}
