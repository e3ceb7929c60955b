import type { EvidenceType } from '@double-hundred/shared/evidence/evidence-type';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { AuditDraft } from './sync-store.ts';

/** A file kept as evidence of a row, or of an inspection (`rowId` is its id, `ledger` inspections). */
export interface KeptEvidence {
  readonly id: string;
  readonly rowId: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: EvidenceType;
  readonly bytes: number;
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
}

/** Another row the same content was handed in for, as it stands now. */
export interface ReusedEvidence {
  readonly sha256: string;
  readonly rowId: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly fields: RowFields;
}

/** The port behind evidence; what is not in it are the files (`EvidenceFiles`). */
export interface EvidenceStore {
  /** Evidence of a row that was not taken off, oldest first. */
  ofRow(rowId: string): Promise<readonly KeptEvidence[]>;
  /** Null when there is none, or it was taken off. */
  find(id: string): Promise<KeptEvidence | null>;
  /** Live rows other than the given one that have evidence with the same content. */
  reuse(rowId: string, hashes: readonly string[]): Promise<readonly ReusedEvidence[]>;
  /** Adds evidence unless the row has `most` files; what it has of the same content is given back instead. */
  add(evidence: KeptEvidence, most: number, audit: AuditDraft): Promise<KeptEvidence | 'tooMany'>;
  /** Takes evidence off its row; false when a decision that stands rests on it. */
  remove(
    id: string,
    removal: { readonly reason: string; readonly userName: string; readonly at: string },
    audit: AuditDraft,
  ): Promise<boolean>;
  /** Notes that somebody read a file. */
  noteRead(audit: AuditDraft): Promise<void>;
}

/** Where the files lie, named by their SHA-256. */
export interface EvidenceFiles {
  /** On disk for good once it resolves. The same content is kept once. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Null when the file is not there or no longer what its name says. */
  get(sha256: string): Promise<Uint8Array | null>;
}
