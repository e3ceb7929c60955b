import type { RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import type { AuditDraft } from './sync-store.ts';

/** The port behind exemptions from rules. */
export interface ExemptionStore {
  /** Newest first. */
  all(): Promise<readonly RuleExemption[]>;
  ask(exemption: Omit<RuleExemption, 'state' | 'answer'>, audit: AuditDraft): Promise<void>;
  /** False when it was answered already. A granted one asks for the unit's rows of the ledger to be judged again. */
  answer(
    id: string,
    answer: { readonly granted: boolean; readonly reason: string; readonly by: string; readonly at: string },
    audit: AuditDraft,
  ): Promise<boolean>;
}
