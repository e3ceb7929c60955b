import { createHash } from 'node:crypto';
import type { Statement, WriteTurn } from '../database.ts';
import type { AuditDraft } from '../sync-store.ts';

/** The hash before the first entry. */
export const AUDIT_ORIGIN = '0'.repeat(64);

/** The hash of an entry: SHA-256 over the hash before it and the entry's own text. */
export function auditHash(previousHash: string, seq: number, draft: Omit<AuditDraft, 'detail'>, detail: string): string {
  const text = JSON.stringify([seq, draft.at, draft.actor, draft.action, draft.subject, detail]);
  return createHash('sha256').update(`${previousHash}\n${text}`).digest('hex');
}

/**
 * Statements that append entries to the audit chain. They belong into the same batch as what they tell of, and the
 * whole into one turn of the writer: the chain goes on from the entry that is the last one now.
 */
export async function auditStatements(turn: WriteTurn, drafts: readonly AuditDraft[]): Promise<readonly Statement[]> {
  const [last] = await turn.query({ sql: 'SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1', args: [] });
  let seq = Number(last?.['seq'] ?? 0);
  let hash = String(last?.['hash'] ?? AUDIT_ORIGIN);
  return drafts.map((draft) => {
    const previous = hash;
    const detail = JSON.stringify(draft.detail);
    seq += 1;
    hash = auditHash(previous, seq, draft, detail);
    return {
      sql: 'INSERT INTO audit_entry (seq, at, actor, action, subject, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      args: [BigInt(seq), draft.at, draft.actor, draft.action, draft.subject, detail, previous, hash],
    };
  });
}
