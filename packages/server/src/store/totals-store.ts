import type { AchievementKind, Basis } from '@double-hundred/shared/campaign/campaign';
import type { AdjustmentFigure } from '@double-hundred/shared/duplicate/case-adjustments';
import type { Counts, Figure } from '@double-hundred/shared/consolidation/totals';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { Target } from '@double-hundred/shared/protocol/totals';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { AuditDraft } from './sync-store.ts';

/** What the figures depend on; equal stamps mean equal answers. */
export interface TotalsStamp {
  readonly headSeq: number;
  readonly lastVerification: number;
  readonly targetsVersion: number;
  readonly lastAdjustment: number;
}

/** A finding of a row that asks for a reason, and the reason given; null while there is none. */
export interface AskingFinding {
  readonly finding: Finding;
  readonly text: string | null;
}

/** One row's part in a figure, with what is needed to name it. `unitId` handed the row in, `shareUnitId` has the share. */
export interface FactRow {
  readonly rowId: string;
  readonly unitId: string;
  readonly shareUnitId: string;
  readonly kind: AchievementKind;
  readonly day: Day;
  readonly bps: number;
  readonly lead: boolean;
  readonly yuan: number;
  readonly unexplained: boolean;
  readonly rev: number;
  readonly name: string;
  readonly stage: string;
  readonly asking: readonly AskingFinding[];
  /** The undecided case of a project that another unit reports too. */
  readonly duplicate: { readonly caseId: string; readonly state: 'open' | 'proposed' } | null;
}

/** A part of a row in a figure: what a frozen figure keeps of it. */
export type FactPart = Pick<FactRow, 'rowId' | 'rev' | 'kind' | 'day' | 'bps' | 'yuan'> & { readonly unitId: string };

/** Where a page ends: unit and row of its last part. */
export type RowPlace = readonly [unitId: string, rowId: string];

export interface RowsBehindQuery {
  readonly basis: Basis;
  readonly asOf: Day;
  /** One unit, or the district. */
  readonly unitId: string | null;
  readonly kind: AchievementKind;
  readonly nameColumn: string;
  readonly stageColumn: string;
  /** `next` of the page before; null for the first one. */
  readonly after: RowPlace | null;
  readonly limit: number;
}

/** `next` is null on the last page. */
export interface RowsBehind {
  readonly facts: readonly FactRow[];
  readonly next: RowPlace | null;
}

/** A unit's achievements of one kind on one day, counted the three ways of `Counts`. */
export interface DayFigure extends Counts {
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly day: Day;
}

export interface FigureQuery {
  readonly basis: Basis;
  readonly asOf: Day;
  readonly knownAt: string | null;
}

/** A dated correction of a unit's claims; `caseId` when it follows from a duplicate case. Kept for good. */
export interface KeptAdjustment extends AdjustmentFigure {
  readonly caseId: string | null;
  readonly day: Day;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

/** The reading side of totals, and targets. Reads touch kept totals and facts only, never all rows. */
export interface TotalsStore {
  stamp(): Promise<TotalsStamp>;
  /** `knownAt` (RFC 3339): as they were known at that moment; null for now. */
  figures(query: FigureQuery): Promise<readonly Figure[]>;
  /** Adjustments up to the day, in the order they were made. */
  adjustments(query: FigureQuery): Promise<readonly KeptAdjustment[]>;
  addAdjustment(adjustment: KeptAdjustment, audit: AuditDraft): Promise<void>;
  /** The same figures day by day, in the order of days. */
  days(query: { basis: Basis; asOf: Day }): Promise<readonly DayFigure[]>;
  /** A page of the rows behind a figure. Without a unit: whole projects of the district, the parts of all units together. */
  rowsBehind(query: RowsBehindQuery): Promise<RowsBehind>;
  /** All parts of all rows behind the figures of a basis, without names. */
  parts(query: { basis: Basis; asOf: Day }): Promise<readonly FactPart[]>;
  /** The whole investments of the projects each unit leads, equal ones counted together. Money in yuan. */
  ledYuan(query: {
    basis: Basis;
    asOf: Day;
    kind: AchievementKind;
  }): Promise<readonly { readonly unitId: string; readonly yuan: number; readonly count: number }[]>;
  targets(): Promise<readonly Target[]>;
  /** Replaces all targets. */
  saveTargets(targets: readonly Target[], audit: AuditDraft): Promise<void>;
}
