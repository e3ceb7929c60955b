import type { Recheck } from '@double-hundred/shared/protocol/rules';
import type { RuleSetting } from '@double-hundred/shared/rule/rule-life';
import type { AuditDraft, FactChange, KeptRow, SyncTurn } from './sync-store.ts';

/** A setting of a rule with who made it, when and why. */
export interface KeptRuleSetting extends RuleSetting {
  readonly ledger: string;
  readonly note: string;
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
}

/** The version of a ledger's rules and what they said when it began. */
export interface RuleVersion {
  readonly ledger: string;
  readonly version: number;
  readonly rules: string;
}

/** The settings of a campaign and the versions they have led to. */
export interface StoredRules {
  readonly settings: readonly KeptRuleSetting[];
  readonly versions: readonly RuleVersion[];
}

/** A stored row that was judged again. */
export type RejudgedRow = Pick<KeptRow, 'rowId' | 'seq' | 'unexplained' | 'findings' | 'explanations'>;

/** One step of judging rows again: what became of a page of rows. */
export interface RecheckStep {
  readonly ledger: string;
  readonly rulesVersion: number;
  readonly day: string;
  readonly cursor: string;
  readonly done: number;
  readonly changed: number;
  /** The moment of this step; `finishedAt` when it was the last. */
  readonly at: string;
  readonly finishedAt: string | null;
  readonly rows: readonly RejudgedRow[];
  readonly facts: FactChange;
}

/** A page of live rows of a ledger, with the turn to look further. */
export interface RecheckTurn extends SyncTurn {
  page(ledger: string, after: string, limit: number): Promise<readonly string[]>;
  saveStep(step: RecheckStep): Promise<void>;
  /** Keeps what is found about rows judged outside a recheck; their figures stay as they are. */
  saveJudged(rows: readonly RejudgedRow[], under: Pick<RecheckStep, 'rulesVersion' | 'day'>): Promise<void>;
}

/** Where settings of rules and the progress of rechecks are kept. */
export interface RuleStore {
  load(campaignId: string): Promise<StoredRules>;
  /** Begins a new version of a ledger's rules, perhaps with a setting, and the recheck of its rows; all or nothing. */
  begin(
    campaignId: string,
    version: RuleVersion,
    change: { readonly setting: KeptRuleSetting | null; readonly startedAt: string | null; readonly audit: AuditDraft },
  ): Promise<void>;
  rechecks(): Promise<readonly (Recheck & { readonly cursor: string })[]>;
  /** Rows with a finding of each rule, by ledger and rule id. */
  rowsWithFindings(): Promise<ReadonlyMap<string, number>>;
  /** Under which rules a row was judged last. */
  checkedUnder(rowId: string): Promise<{ readonly rulesVersion: number; readonly checkedDay: string } | null>;
  exclusive<T>(work: (turn: RecheckTurn) => Promise<T>): Promise<T>;
}
