import type { ScoringRules } from '@double-hundred/shared/appraisal/scoring-rules';
import type { KeptExemption, KeptScoreEntry, ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import type { FollowedInspection } from './inspection-store.ts';
import type { ListPage, PageAsked } from './place.ts';
import type { AuditDraft } from './sync-store.ts';

/** Who does something, by id and by the name that is shown, and when (RFC 3339). */
export interface AppraisalAct {
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
}

/** That an issue was opened again, and the campaign's day. */
export interface KeptReopening {
  readonly rowId: string;
  readonly unitId: string;
  readonly day: string;
  readonly ground: string;
}

/** The port behind scoring rules, entries and exemptions. Nothing is ever overwritten. */
export interface AppraisalStore {
  /** The newest version; null before the first was saved. */
  rules(): Promise<ScoringRulesVersion | null>;
  /** Saves a new version and gives its number. */
  saveRules(rules: ScoringRules, act: AppraisalAct, audit: AuditDraft): Promise<number>;
  /** All entries in the order they were made, the withdrawn ones marked. */
  entries(): Promise<readonly KeptScoreEntry[]>;
  /** A page of them, of one unit or of all. */
  entriesPage(query: PageAsked & { readonly unitId: string | null }): Promise<ListPage<KeptScoreEntry>>;
  addEntry(entry: KeptScoreEntry, audit: AuditDraft): Promise<void>;
  /** Decisions by which issues were opened again, and the live issues they are about. */
  reopenings(): Promise<readonly KeptReopening[]>;
  /** All inspections with what became of their demands. */
  inspections(): Promise<readonly FollowedInspection[]>;
  exemptions(): Promise<readonly KeptExemption[]>;
  addExemption(exemption: KeptExemption, audit: AuditDraft): Promise<void>;
  /** Takes an entry or exemption back; false when that was done before. */
  withdraw(subject: string, ground: string, act: AppraisalAct, audit: AuditDraft): Promise<boolean>;
}
