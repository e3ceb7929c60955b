import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import type { CloseOutState } from '@double-hundred/shared/inspection/close-out';
import type { Result } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { BulletinEntry, BulletinReading } from '@double-hundred/shared/protocol/bulletins';
import type { Revision } from '@double-hundred/shared/protocol/changes';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import type { BasisComparisons, ClaimsResponse, ClaimState, VerificationRecord } from '@double-hundred/shared/protocol/claims';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { CloseOut, CloseOutApplication, CloseOutRequest, CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import type { Conflict } from '@double-hundred/shared/protocol/push';
import type { ReportingLoad } from '@double-hundred/shared/protocol/reporting-load';
import type { RowFindings, Recheck, RuleAnswer, RuleChange, RulesResponse } from '@double-hundred/shared/protocol/rules';
import type { Session, User } from '@double-hundred/shared/protocol/session';
import type {
  Reminder,
  ReminderRequest,
  StepRequest,
  SubmissionAnswer,
  SubmissionChanges,
  SubmissionLines,
} from '@double-hundred/shared/protocol/submissions';
import type { TotalRow, TotalsResponse, VerificationRequest } from '@double-hundred/shared/protocol/totals';
import type { CallFailure, SyncServer } from '@double-hundred/shared/sync/sync-server';
import type { ExemptionAnswer, ExemptionRequest, RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { SubmissionStep } from '@double-hundred/shared/submission/submission-event';
import type { Unit } from '@double-hundred/shared/unit/unit';

/** The answer of a call, or why there is none. Calls never throw. */
export type Answer<T> = Promise<Result<T, CallFailure>>;

export interface TotalsQuery {
  readonly asOf?: string;
  readonly basis: Basis;
}

export interface TotalRowsQuery extends TotalsQuery {
  readonly unit: string;
  readonly kind: AchievementKind;
}

export interface SubmissionQuery {
  readonly unit: string;
  readonly ledger: string;
  readonly period?: string;
}

export interface ClaimsQuery {
  readonly basis: 'verified' | 'official';
  readonly state?: ClaimState;
  readonly next?: string;
}

export interface EvidenceUpload {
  readonly rowId: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The server as the pane uses it. The token is kept by the app and handed over by `useToken`. */
export interface ServerPort extends SyncServer {
  useToken(token: string | null): void;
  signIn(user: string, password: string): Answer<Session>;
  signOut(): Answer<null>;
  who(): Answer<User>;
  campaign(): Answer<Campaign>;
  units(): Answer<readonly Unit[]>;
  ledgers(): Answer<readonly LedgerDefinition[]>;
  conflicts(query: { readonly unit: string; readonly ledger: string }): Answer<readonly Conflict[]>;
  revisions(rowId: string): Answer<readonly Revision[]>;
  rowFindings(rowId: string): Answer<RowFindings>;
  rules(): Answer<RulesResponse>;
  changeRule(ledger: string, ruleId: string, change: RuleChange): Answer<RuleAnswer>;
  rechecks(): Answer<readonly Recheck[]>;
  reportingLoad(query: { readonly firstDay?: string; readonly lastDay?: string }): Answer<ReportingLoad>;
  totals(query: TotalsQuery): Answer<TotalsResponse>;
  /** Points and ranks as of a day (today without one), by the basis the scoring rules name. */
  scores(query: { readonly asOf?: string }): Answer<ScoresResponse>;
  totalRows(query: TotalRowsQuery): Answer<readonly TotalRow[]>;
  /** When ledgers are due; one without a cycle is not reported in periods. */
  cycles(): Answer<readonly ReportingCycle[]>;
  submission(query: SubmissionQuery): Answer<SubmissionAnswer>;
  submissionChanges(query: SubmissionQuery): Answer<SubmissionChanges>;
  submissions(query: Omit<SubmissionQuery, 'unit'>): Answer<SubmissionLines>;
  takeStep(step: SubmissionStep, request: StepRequest): Answer<SubmissionAnswer>;
  remind(request: ReminderRequest): Answer<readonly Reminder[]>;
  ruleExemptions(): Answer<readonly RuleExemption[]>;
  askExemption(request: ExemptionRequest): Answer<RuleExemption>;
  answerExemption(id: string, answer: ExemptionAnswer): Answer<RuleExemption>;
  /** Null: issues in every state. */
  closeOuts(state: CloseOutState | null): Answer<CloseOuts>;
  applyCloseOut(request: CloseOutApplication): Answer<CloseOut>;
  inspections(): Answer<readonly Inspection[]>;
  replyToInspection(id: string, text: string): Answer<Inspection>;
  inspectionFiles(id: string): Answer<readonly Evidence[]>;
  addInspectionFile(file: {
    readonly id: string;
    readonly name: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  }): Answer<Evidence>;
  decideCloseOut(request: CloseOutRequest): Answer<unknown>;
  /** Bulletins the user may read, newest first. */
  bulletins(): Answer<readonly BulletinEntry[]>;
  bulletin(id: string): Answer<BulletinReading>;
  claims(query: ClaimsQuery): Answer<ClaimsResponse>;
  compareBases(): Answer<BasisComparisons>;
  verifications(rowId: string): Answer<readonly VerificationRecord[]>;
  verify(request: VerificationRequest): Answer<unknown>;
  evidence(rowId: string): Answer<readonly Evidence[]>;
  addEvidence(file: EvidenceUpload): Answer<Evidence>;
  evidenceFile(id: string): Answer<Uint8Array<ArrayBuffer>>;
  removeEvidence(id: string, reason: string): Answer<unknown>;
}
