import type { ScoringRules } from '@double-hundred/shared/appraisal/scoring-rules';
import type { KeptExemption, KeptScoreEntry, ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import type { AuditDraft } from './sync-store.ts';

/** Who does something, by id and by the name that is shown, and when (RFC 3339). */
export interface AppraisalAct {
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
}

/** The port behind scoring rules, entries and exemptions. Nothing is ever overwritten. */
export interface AppraisalStore {
  /** The newest version; null before the first was saved. */
  rules(): Promise<ScoringRulesVersion | null>;
  /** Saves a new version and gives its number. */
  saveRules(rules: ScoringRules, act: AppraisalAct, audit: AuditDraft): Promise<number>;
  /** All entries in the order they were made, the withdrawn ones marked. */
  entries(): Promise<readonly KeptScoreEntry[]>;
  addEntry(entry: KeptScoreEntry, audit: AuditDraft): Promise<void>;
  exemptions(): Promise<readonly KeptExemption[]>;
  addExemption(exemption: KeptExemption, audit: AuditDraft): Promise<void>;
  /** Takes an entry or exemption back; false when that was done before. */
  withdraw(subject: string, ground: string, act: AppraisalAct, audit: AuditDraft): Promise<boolean>;
}
