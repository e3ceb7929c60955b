import { hash } from 'node:crypto';
import type { AuditDraft } from './sync-store.ts';

/** The hash before the first entry. */
export const AUDIT_ORIGIN = '0'.repeat(64);

/** The hash of an entry: SHA-256 over the hash before it and the entry's own text. */
export function auditHash(previousHash: string, seq: number, draft: Omit<AuditDraft, 'detail'>, detail: string): string {
  const text = JSON.stringify([seq, draft.at, draft.actor, draft.action, draft.subject, detail]);
  return hash('sha256', `${previousHash}\n${text}`, 'hex');
}

/** SHA-256 over the stored changes of a push, one per line. */
export function digestOf(wires: readonly string[]): string {
  return hash('sha256', wires.join('\n'), 'hex');
}
