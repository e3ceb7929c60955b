import type { Statement, WriteTurn } from '../database.ts';
import { AUDIT_ORIGIN, auditHash } from '../audit-hash.ts';
import { storableText } from '../storable-text.ts';
import type { AuditDraft } from '../sync-store.ts';

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
    const at = storableText(draft.at);
    const actor = storableText(draft.actor);
    const action = storableText(draft.action);
    const subject = storableText(draft.subject);
    const detail = storableText(JSON.stringify(draft.detail));
    seq += 1;
    // What is hashed is what a later check reads back.
    hash = auditHash(previous, seq, { at, actor, action, subject }, detail);
    return {
      sql: 'INSERT INTO audit_entry (seq, at, actor, action, subject, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      args: [BigInt(seq), at, actor, action, subject, detail, previous, hash],
    };
  });
}
