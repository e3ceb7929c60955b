import type { AuditDraft } from './sync-store.ts';

/** Keeps entries of acts that change nothing else, such as a refused sign-in or an export. */
export interface AuditTrail {
  append(drafts: readonly AuditDraft[]): Promise<void>;
}
