import { AUDIT_ORIGIN, auditHash, digestOf } from '../../store/audit-hash.ts';
import type { AuditLog, KeptAuditEntry } from '../../store/audit-log.ts';

/** The first thing found that is not as it was written. `seq` is that of the entry, `place` a revision or row. */
export type AuditBreak =
  | { readonly kind: 'missing' | 'unlinked' | 'changed' | 'history' | 'order'; readonly seq: number; readonly at: string }
  | { readonly kind: 'untold' | 'revision' | 'row' | 'notSeen'; readonly place: string };

/** An entry noted elsewhere, such as the head a backup told; a chain that was cut short no longer has it. */
export interface SeenEntry {
  readonly seq: number;
  readonly hash: string;
}

export interface AuditVerdict {
  readonly intact: boolean;
  readonly broken: AuditBreak | null;
  /** How far was read without a break. */
  readonly entries: number;
  readonly revisions: number;
  readonly head: SeenEntry;
}

const PAGE = 1_000;

/**
 * Walks the audit chain from its first entry, the row history each push entry vouches for, and the rows that stand on it.
 * Stops at the first break. The log must show one moment.
 */
export async function verifyAudit(log: AuditLog, seen: SeenEntry | null): Promise<AuditVerdict> {
  let head: SeenEntry = { seq: 0, hash: AUDIT_ORIGIN };
  let revisions = 0;
  let metSeen = seen === null || (seen.seq === 0 && seen.hash === AUDIT_ORIGIN);
  const verdict = (broken: AuditBreak | null): AuditVerdict => ({
    intact: broken === null,
    broken,
    entries: head.seq,
    revisions,
    head,
  });
  for (;;) {
    const entries = await log.entries(head.seq, PAGE);
    for (const entry of entries) {
      const broken = chainBreak(entry, head) ?? (await historyBreak(log, entry, revisions));
      if (broken !== null) return verdict({ kind: broken, seq: entry.seq, at: entry.at });
      head = { seq: entry.seq, hash: entry.hash };
      revisions = vouchedFor(entry)?.toSeq ?? revisions;
      if (entry.seq === seen?.seq) metSeen = entry.hash === seen.hash;
    }
    if (entries.length < PAGE) break;
  }
  if (!metSeen) return verdict({ kind: 'notSeen', place: String(seen?.seq) });
  return verdict(await standingBreak(log, revisions));
}

function chainBreak(entry: KeptAuditEntry, before: SeenEntry): 'missing' | 'unlinked' | 'changed' | null {
  if (entry.seq !== before.seq + 1) return 'missing';
  if (entry.previousHash !== before.hash) return 'unlinked';
  return auditHash(before.hash, entry.seq, entry, entry.detail) === entry.hash ? null : 'changed';
}

async function historyBreak(log: AuditLog, entry: KeptAuditEntry, last: number): Promise<'history' | 'order' | null> {
  const range = vouchedFor(entry);
  if (range === null) return null;
  if (range.fromSeq !== last + 1) return 'order';
  const changes = await log.changes(range.fromSeq, range.toSeq);
  const complete = changes.length === range.toSeq - range.fromSeq + 1;
  return complete && digestOf(changes) === range.revisionDigest ? null : 'history';
}

async function standingBreak(log: AuditLog, revisions: number): Promise<AuditBreak | null> {
  const { headSeq } = await log.head();
  if (headSeq !== revisions) return { kind: 'untold', place: String(headSeq) };
  const untold = await log.revisionAbove(revisions);
  if (untold !== null) return { kind: 'untold', place: String(untold) };
  const revision = await log.revisionUnlikeItsChange();
  if (revision !== null) return { kind: 'revision', place: String(revision) };
  const row = await log.rowNotAtItsLatest();
  return row === null ? null : { kind: 'row', place: row };
}

/** The revisions a push entry vouches for; null for other entries and pushes that changed nothing. */
function vouchedFor(entry: KeptAuditEntry): { fromSeq: number; toSeq: number; revisionDigest: string } | null {
  if (entry.action !== 'push') return null;
  const detail = JSON.parse(entry.detail) as { fromSeq?: number; toSeq?: number; revisionDigest?: string };
  const { fromSeq, toSeq, revisionDigest } = detail;
  return fromSeq !== undefined && toSeq !== undefined && revisionDigest !== undefined ? { fromSeq, toSeq, revisionDigest } : null;
}
