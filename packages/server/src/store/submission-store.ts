import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { Reminder } from '@double-hundred/shared/protocol/submissions';
import type { ReportedRow } from '@double-hundred/shared/submission/completeness';
import type { ReportedTotal } from '@double-hundred/shared/submission/kept-completeness';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { PeriodLock } from '@double-hundred/shared/submission/row-lock';
import type { SubmissionEvent } from '@double-hundred/shared/submission/submission-event';
import type { ListPage, PageAsked } from './place.ts';
import type { AuditDraft } from './sync-store.ts';

/** A unit's ledger in one period. */
export interface SubmissionKey {
  readonly unitId: string;
  readonly ledger: string;
  readonly period: string;
}

/** A row as completeness needs it: of its fields only the columns asked for. */
export interface UnitReportedRow extends ReportedRow {
  readonly unitId: string;
}

export interface ReportedQuery {
  readonly ledger: string;
  /** One unit, or all. */
  readonly unitId: string | null;
  readonly columns: readonly string[];
  readonly pick: ReportedPick;
}

/** Which rows are read; a ledger may have very many. */
export type ReportedPick =
  /** In conflict, or with refused content. */
  | { readonly kind: 'open' }
  /** The first ones by id that are not done as they are counted: not updated since the day, without a reason, with an error. */
  | { readonly kind: 'undone'; readonly firstDay: string; readonly most: number }
  | { readonly kind: 'first'; readonly most: number }
  | { readonly kind: 'ids'; readonly rowIds: readonly string[] };

/** Counted rows of one unit. */
export interface UnitReportedTotal extends ReportedTotal {
  readonly unitId: string;
}

/** A row at two moments; null when it was not there or deleted. */
export interface RowAtTwoMoments {
  readonly rowId: string;
  readonly before: RowFields | null;
  readonly after: RowFields | null;
}

/** What a hand-in certifies of the rows. */
export interface RowsDigest {
  readonly rows: number;
  readonly digest: string;
}

export interface KeptReceipt extends SubmissionKey, RowsDigest {
  readonly number: string;
}

export interface KeptReminder extends Reminder {
  readonly userId: string;
}

/** Everything one step writes, in one transaction or not at all. */
export interface StepCommit {
  readonly key: SubmissionKey;
  readonly event: SubmissionEvent;
  readonly receipt: (KeptReceipt & { readonly day: string; readonly ordinal: number }) | null;
  /** The lock after the step; null when the period is not locked. */
  readonly lock: PeriodLock | null;
  readonly audit: AuditDraft;
}

/** The writer's turn for one step. */
export interface SubmissionTurn {
  headSeq(): Promise<number>;
  events(key: SubmissionKey): Promise<readonly SubmissionEvent[]>;
  reportedRows(query: ReportedQuery): Promise<readonly UnitReportedRow[]>;
  /** The live rows of a ledger as they are counted, of all units. */
  reportedTotals(ledger: string): Promise<readonly UnitReportedTotal[]>;
  /** Rows of a unit's ledger whose latest change is above the seq. */
  changedSince(unitId: string, ledger: string, seq: number): Promise<number>;
  digest(unitId: string, ledger: string): Promise<RowsDigest>;
  /** The highest running number of the receipts of a day; 0 when there is none. */
  lastOrdinal(day: string): Promise<number>;
  save(commit: StepCommit): Promise<void>;
}

/** The cycles as they were set at a moment (RFC 3339). */
export interface KeptCycles {
  readonly at: string;
  readonly cycles: readonly ReportingCycle[];
}

/** The port behind the reporting cycle. */
export interface SubmissionStore {
  /** Null while the district office has not set its own. */
  cycles(): Promise<readonly ReportingCycle[] | null>;
  /** Every setting of the cycles, the newest first. */
  cycleHistory(): Promise<readonly KeptCycles[]>;
  saveCycles(cycles: readonly ReportingCycle[], audit: AuditDraft): Promise<void>;
  events(key: SubmissionKey): Promise<readonly SubmissionEvent[]>;
  /** The steps of all units in a period. */
  eventsByUnit(ledger: string, period: string): Promise<ReadonlyMap<string, readonly SubmissionEvent[]>>;
  reportedRows(query: ReportedQuery): Promise<readonly UnitReportedRow[]>;
  /** The live rows of a ledger as they are counted, of all units. */
  reportedTotals(ledger: string): Promise<readonly UnitReportedTotal[]>;
  changedSince(unitId: string, ledger: string, seq: number): Promise<number>;
  /** Rows of a unit's ledger that were changed after a seq, as they were then and as they are now. */
  rowsSince(unitId: string, ledger: string, seq: number): Promise<readonly RowAtTwoMoments[]>;
  receipt(number: string): Promise<KeptReceipt | null>;
  /** Reminders of a period, newest first; of one unit or of all. */
  reminders(ledger: string, period: string, unitId: string | null): Promise<readonly Reminder[]>;
  /** A page of them. */
  remindersPage(
    query: PageAsked & { readonly ledger: string; readonly period: string; readonly unitId: string | null },
  ): Promise<ListPage<Reminder>>;
  saveReminders(reminders: readonly KeptReminder[], audit: AuditDraft): Promise<void>;
  exclusive<T>(work: (turn: SubmissionTurn) => Promise<T>): Promise<T>;
}
