import type { Recheck, RecheckCause } from '@double-hundred/shared/protocol/rules';
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

/** The version of a ledger's rules, what they said when it began, and the day its rows are judged by; '' is not known. */
export interface RuleVersion {
  readonly ledger: string;
  readonly version: number;
  readonly rules: string;
  readonly day: string;
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
  /** Where the step began, and how far it came. */
  readonly from: string;
  readonly cursor: string;
  readonly done: number;
  readonly changed: number;
  /** The moment of this step; `finishedAt` when it was the last. */
  readonly at: string;
  readonly finishedAt: string | null;
  readonly rows: readonly RejudgedRow[];
  readonly facts: FactChange;
}

/** A unit whose rows of a ledger are to be judged again, since it was exempted from a rule. */
export interface AskedUnit {
  readonly ledger: string;
  readonly unitId: string;
  readonly askedAt: string;
}

/** Rows being judged again, and how far that came; `day` is the day they are judged by. */
export type OpenRecheck = Recheck & { readonly cause: RecheckCause; readonly cursor: string };

/** A page of live rows of a ledger, with the turn to look further. */
export interface RecheckTurn extends SyncTurn {
  /** Goes by units, so that what rules look up of a unit is read once a page; `next` is where the page after begins. */
  page(
    of: { readonly ledger: string; readonly unitId: string | null },
    after: string,
    limit: number,
  ): Promise<{ readonly rowIds: readonly string[]; readonly next: string }>;
  saveStep(step: RecheckStep): Promise<void>;
  /** Keeps what is found about rows judged outside a recheck; without `facts` their figures stay as they are. */
  saveJudged(
    rows: readonly RejudgedRow[],
    under: Pick<RecheckStep, 'rulesVersion' | 'day'> & Partial<Pick<RecheckStep, 'facts' | 'at'>>,
  ): Promise<void>;
}

/** Where settings of rules and the progress of rechecks are kept. */
export interface RuleStore {
  load(campaignId: string): Promise<StoredRules>;
  /**
   * Keeps a version of a ledger's rules and its day, perhaps with a setting, and begins a recheck of it; all or nothing.
   * Without a version the one that is kept stands.
   */
  begin(
    campaignId: string,
    version: RuleVersion | null,
    change: {
      readonly setting: KeptRuleSetting | null;
      readonly recheck: { readonly startedAt: string; readonly cause: RecheckCause } | null;
      readonly audit: AuditDraft | null;
    },
  ): Promise<void>;
  rechecks(): Promise<readonly OpenRecheck[]>;
  /** Whether a live row of the ledger was last written or judged on another day. */
  judgedOtherwise(ledger: string, day: string): Promise<boolean>;
  askedUnits(): Promise<readonly AskedUnit[]>;
  answeredUnit(asked: AskedUnit): Promise<void>;
  /** Rows with a finding of each rule, by ledger and rule id. */
  rowsWithFindings(): Promise<ReadonlyMap<string, number>>;
  /** Under which rules a row was judged last. */
  checkedUnder(rowId: string): Promise<{ readonly rulesVersion: number; readonly checkedDay: string } | null>;
  exclusive<T>(work: (turn: RecheckTurn) => Promise<T>): Promise<T>;
}
