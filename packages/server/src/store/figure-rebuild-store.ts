import type { Fact, Verification } from '@double-hundred/shared/consolidation/facts';
import type { TotalDay } from '@double-hundred/shared/consolidation/total-day';
import type { StageTotal } from '@double-hundred/shared/progress/funnel';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { RowAlert, RowStage } from './progress-store.ts';
import type { AuditDraft, FactChange, KeptRow } from './sync-store.ts';

/** What is kept with a row for its reporting period. */
export interface RowStanding {
  readonly reportedDay: string;
  readonly atRest: boolean;
}

/** Rows of all ledgers in the order of their ids, with everything that is kept of them. */
export interface RebuildPage {
  /** The change of the ledgers the rows were read at. */
  readonly headSeq: number;
  readonly rows: readonly KeptRow[];
  readonly standings: ReadonlyMap<string, RowStanding>;
  /** What is kept in the range of the page, of rows that are not there, too. */
  readonly facts: readonly Fact[];
  readonly alerts: readonly RowAlert[];
  readonly stages: readonly RowStage[];
  readonly verifications: readonly Verification[];
  /** The page ends with this row; null when it was the last one. */
  readonly last: string | null;
}

/** What of a page was kept otherwise than it is. */
export interface PageMending {
  readonly facts: FactChange;
  readonly alertRowIds: readonly string[];
  readonly alerts: readonly RowAlert[];
  readonly stagesGone: readonly RowStage[];
  readonly stagesNew: readonly RowStage[];
  readonly standings: readonly (RowStanding & { readonly rowId: string })[];
}

/** A row before and after one revision; null where it was not there or deleted. */
export interface RevisionStep {
  readonly seq: number;
  readonly rowId: string;
  readonly ledger: string;
  readonly unitId: string;
  readonly before: RowFields | null;
  readonly after: RowFields | null;
}

export interface RebuildReader {
  page(after: string, most: number): Promise<RebuildPage>;
  cycles(): Promise<readonly ReportingCycle[]>;
}

/** The writer's turn of a rebuild. */
export interface RebuildTurn extends RebuildReader {
  savePage(mending: PageMending, at: string): Promise<void>;
  /** Revisions above the seq, in order. */
  revisionsAfter(seq: number, most: number): Promise<readonly RevisionStep[]>;
  /** Adds these totals up from the facts. */
  addUp(parts: readonly Pick<TotalDay, 'basis' | 'kind' | 'unitId'>[]): Promise<void>;
  /** Notes what the days' totals differ from the sum of their changes, as one more change each. */
  noteChanges(days: readonly { readonly basis: string; readonly day: string }[], at: string): Promise<void>;
  /** The last step: counters of stages replaced, and everything stands that had been asked for by then. */
  finish(asked: number, stages: readonly StageTotal[], audit: AuditDraft): Promise<void>;
}

/** The port behind working out anew what is kept of rows: facts, totals, alerts, counters. */
export interface FigureRebuildStore {
  /** Since when the figures do not stand (RFC 3339) and up to which request; null while they do. */
  open(): Promise<{ readonly asked: number; readonly since: string } | null>;
  ask(audit: AuditDraft): Promise<void>;
  countRows(): Promise<number>;
  totalsDays(): Promise<readonly { readonly basis: string; readonly day: string }[]>;
  exclusive<T>(work: (turn: RebuildTurn) => Promise<T>): Promise<T>;
}
