import { EMPTY_INSPECTING, type InspectingView } from './inspecting-view.ts';
import { EMPTY_RULES, type RulesView } from './rules-view.ts';
import type { SelfTestView } from './self-test/self-test-view.ts';
import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { CloseOutState } from '@double-hundred/shared/inspection/close-out';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { BulletinEntry, BulletinReading } from '@double-hundred/shared/protocol/bulletins';
import type { BasisComparisons, Claim, ClaimState, VerificationRecord } from '@double-hundred/shared/protocol/claims';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { MutationStatus } from '@double-hundred/shared/protocol/push';
import type { User } from '@double-hundred/shared/protocol/session';
import type { ReportingLoad } from '@double-hundred/shared/protocol/reporting-load';
import type { SubmissionAnswer, SubmissionChanges, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import type { TotalRow, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { Fix, Severity } from '@double-hundred/shared/rule/finding';
import type { RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { RowHistory } from './row-history.ts';

export type Tab =
  | 'findings'
  | 'corrections'
  | 'sending'
  | 'conflicts'
  | 'reporting'
  | 'verification'
  | 'totals'
  | 'load'
  | 'rules';

/** What the server says of campaign, units and ledgers; kept in the browser so that the pane starts without a network. */
export interface Reference {
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  readonly ledgers: readonly LedgerDefinition[];
}

/** A finding where it can be shown and acted upon. `row` is null when the row has left the sheet. */
export interface FindingView {
  readonly id: string;
  readonly key: string;
  readonly row: number | null;
  /** A1 address; only the row number's text when the finding is about the row or its column is not in the sheet. */
  readonly cell: string;
  readonly rowName: string;
  readonly heading: string;
  readonly column: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly expected: string;
  readonly fix?: Fix | undefined;
  /** What an ambiguous value may mean. */
  readonly choices?: readonly Fix[] | undefined;
  /** The reason written for an explain finding. */
  readonly reason?: string;
  /** Set where a confirmation of the row settles the finding. */
  readonly settledBy?: 'confirm';
  /** A reason written for another value than the row has now. */
  readonly formerReason?: string;
}

export interface FindingGroup {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly title: string;
  readonly findings: readonly FindingView[];
  readonly fixable: number;
}

/** A cell that was not written canonically. confirm: the row waits for a yes; auto: shown for information. */
export interface ReadingView {
  readonly id: string;
  readonly key: string;
  readonly row: number | null;
  readonly cell: string;
  readonly heading: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly handling: 'auto' | 'confirm';
  /** Kind of dirty input, such as N02 or D08. */
  readonly kind: string;
  /** Whether the reading can be written into the cell; not where a merged cell above holds the value. */
  readonly writable: boolean;
}

export interface CheckView {
  /** Rows checked of rows to check while a check runs, else null. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** The clerk has stopped the check: what is shown is what was known before it. */
  readonly stopped: boolean;
  readonly rows: number;
  readonly rowsWithErrors: number;
  readonly rowsUnexplained: number;
  readonly groups: readonly FindingGroup[];
  readonly proposals: readonly ReadingView[];
  readonly readings: readonly ReadingView[];
}

/** A column of the ledger that the sheet does not have. */
export interface MissingColumnView {
  readonly key: string;
  readonly heading: string;
  /** 必填, 选填, or from which stage on. */
  readonly required: string;
  readonly help: string;
}

/** How the sheet was understood, for the clerk to look over. */
export interface LedgerView {
  readonly sheet: string;
  readonly title: string;
  /** The ledgers of the workbook, this one among them, one a sheet. */
  readonly beside: readonly { readonly sheet: string; readonly title: string }[];
  /** Kept by the district office: the unit reads it. */
  readonly readOnly: boolean;
  readonly unitName: string;
  readonly columns: readonly {
    readonly letters: string;
    readonly heading: string;
    readonly column: string;
    readonly scale: string | null;
  }[];
  readonly localColumns: readonly { readonly letters: string; readonly heading: string }[];
  readonly missingColumns: readonly MissingColumnView[];
  readonly hiddenRows: number;
  readonly skippedRows: number;
}

/** Something a template had and the sheet has no longer, with what one press would put right. */
export interface DamageView {
  readonly id: string;
  readonly text: string;
}

/** A clerk's own sheet that has not been taken into use: its columns, and what each is taken for. */
export interface SetupView {
  readonly sheet: string;
  /** Something was guessed or is missing, so nothing is sent before it is confirmed. */
  readonly asks: boolean;
  readonly columns: readonly {
    readonly letters: string;
    readonly heading: string;
    readonly key: string | null;
    readonly scale: string | null;
  }[];
  readonly choices: readonly { readonly key: string; readonly heading: string }[];
  readonly missing: readonly string[];
}

export interface ResultView {
  readonly rowId: string;
  readonly row: number | null;
  readonly rowName: string;
  readonly status: MutationStatus;
  readonly text: string;
  readonly tone: 'good' | 'warn' | 'bad';
}

/** A row the server has and the sheet has no longer. */
export interface MissingView {
  readonly rowId: string;
  readonly rowName: string;
  /** Why the row cannot be deleted, as the server would say it; null when it can. */
  readonly kept: string | null;
}

export interface SendingView {
  /** Rows whose content the server does not have; null before the first check. */
  readonly unsent: number | null;
  /** Rows that cannot be sent before they are mended. */
  readonly heldBack: number;
  readonly running: { readonly done: number; readonly total: number; readonly waitSeconds: number | null } | null;
  readonly lastSentAt: number | null;
  readonly results: readonly ResultView[];
  readonly summary: string | null;
  readonly failure: string | null;
  readonly missing: readonly MissingView[];
  /** Too many rows are missing at once: nothing is sent before the clerk has said what happened. */
  readonly missingHold: boolean;
  /** Rows that were sent and stand unchanged. */
  readonly unchanged: number;
}

/** A row that was sent and stands unchanged; `day` of its last change or confirmation, empty when unknown. */
export interface UnchangedView {
  readonly rowId: string;
  readonly row: number;
  readonly rowName: string;
  readonly day: string;
}

/** How much units are asked to write. */
export interface LoadView {
  readonly answer: ReportingLoad | null;
  readonly loading: boolean;
  readonly failure: string | null;
}

export interface ConflictView {
  readonly id: string;
  readonly rowId: string;
  readonly row: number | null;
  readonly rowName: string;
  readonly field: string;
  readonly heading: string;
  readonly mine: FieldValue | null;
  readonly server: FieldValue | null;
  readonly mineText: string;
  readonly serverText: string;
  readonly by: string;
  readonly at: string;
  readonly choice: 'mine' | 'server' | null;
}

export interface TotalsView {
  readonly basis: Basis;
  readonly asOf: string | null;
  readonly answer: TotalsResponse | null;
  readonly loading: boolean;
  readonly failure: string | null;
  readonly drill: { readonly unitId: string; readonly kind: AchievementKind; readonly rows: readonly TotalRow[] | null } | null;
  readonly history: RowHistory | null;
}

/** The reporting cycle: `answer` is one unit's submission, `lines` the office's list, `changes` what was changed since. */
export interface ReportingView {
  readonly ledger: string | null;
  readonly period: string | null;
  readonly today: string;
  readonly answer: SubmissionAnswer | null;
  readonly lines: SubmissionLines | null;
  readonly changes: SubmissionChanges | null;
  readonly exemptions: readonly RuleExemption[];
  /** The ledgers that are reported in periods; empty until asked for. */
  readonly cycled: readonly string[];
  readonly loading: boolean;
  readonly failure: string | null;
}

/** Claims and what was decided about them; `open` is the one looked at, with its evidence. `state` null shows all. */
export interface VerifyingView {
  readonly basis: 'verified' | 'official';
  readonly state: ClaimState | null;
  readonly claims: readonly Claim[];
  readonly next: string | null;
  readonly open: {
    readonly claim: Claim;
    readonly evidence: readonly Evidence[];
    readonly records: readonly VerificationRecord[];
  } | null;
  readonly bases: BasisComparisons | null;
  readonly loading: boolean;
  readonly failure: string | null;
}

/** Issues to close off: `state` is which ones are shown. */
export interface ClosingOutView {
  readonly state: CloseOutState;
  readonly answer: CloseOuts | null;
  readonly loading: boolean;
  readonly failure: string | null;
}

/** Bulletins published to the unit; `list` is null until it was asked for, `reading` until the text has come. */
export interface BulletinsView {
  readonly list: readonly BulletinEntry[] | null;
  readonly open: { readonly entry: BulletinEntry; readonly reading: BulletinReading | null } | null;
  readonly loading: boolean;
  readonly failure: string | null;
}

/** What the pane last did to the sheet and can take back. */
export interface DoneStep {
  readonly text: string;
  readonly canUndo: boolean;
}

export interface PaneState {
  readonly phase: 'starting' | 'signedOut' | 'working';
  readonly signInFailure: string | null;
  readonly signingIn: boolean;
  readonly user: User | null;
  readonly reference: Reference | null;
  readonly online: boolean;
  /** Day N of the campaign, in words. */
  readonly day: string | null;
  /** The session has ended; work goes on, sending asks to sign in first. */
  readonly expired: boolean;
  readonly tab: Tab;
  /** The last thing said in the live region. */
  readonly notice: { readonly text: string; readonly tone: 'good' | 'warn' | 'bad' } | null;
  readonly done: DoneStep | null;
  readonly ledger: LedgerView | null;
  /** Why there is no ledger, when there is none. */
  readonly ledgerFailure: string | null;
  /** Sheets of which the clerk has to say which one is the ledger. */
  readonly ledgerSheets: readonly string[];
  readonly setup: SetupView | null;
  readonly damage: readonly DamageView[];
  readonly check: CheckView;
  readonly sending: SendingView;
  readonly conflicts: readonly ConflictView[];
  readonly totals: TotalsView;
  readonly reporting: ReportingView;
  readonly verifying: VerifyingView;
  readonly closingOut: ClosingOutView;
  readonly bulletins: BulletinsView;
  readonly inspecting: InspectingView;
  readonly load: LoadView;
  readonly rules: RulesView;
  /** 诊断, while it is shown. */
  readonly selfTest: SelfTestView | null;
}

export const EMPTY_CHECK: CheckView = {
  progress: null,
  stopped: false,
  rows: 0,
  rowsWithErrors: 0,
  rowsUnexplained: 0,
  groups: [],
  proposals: [],
  readings: [],
};

export const EMPTY_SENDING: SendingView = {
  unsent: null,
  heldBack: 0,
  running: null,
  lastSentAt: null,
  results: [],
  summary: null,
  failure: null,
  missing: [],
  missingHold: false,
  unchanged: 0,
};

export const INITIAL_STATE: PaneState = {
  phase: 'starting',
  signInFailure: null,
  signingIn: false,
  user: null,
  reference: null,
  online: true,
  day: null,
  expired: false,
  tab: 'findings',
  notice: null,
  done: null,
  ledger: null,
  ledgerFailure: null,
  ledgerSheets: [],
  setup: null,
  damage: [],
  check: EMPTY_CHECK,
  sending: EMPTY_SENDING,
  conflicts: [],
  selfTest: null,
  totals: { basis: 'claimed', asOf: null, answer: null, loading: false, failure: null, drill: null, history: null },
  reporting: {
    ledger: null,
    period: null,
    today: '',
    answer: null,
    lines: null,
    changes: null,
    exemptions: [],
    cycled: [],
    loading: false,
    failure: null,
  },
  closingOut: { state: 'applied', answer: null, loading: false, failure: null },
  bulletins: { list: null, open: null, loading: false, failure: null },
  inspecting: EMPTY_INSPECTING,
  verifying: {
    basis: 'verified',
    state: null,
    claims: [],
    next: null,
    open: null,
    bases: null,
    loading: false,
    failure: null,
  },
  load: { answer: null, loading: false, failure: null },
  rules: EMPTY_RULES,
};
