import type { AchievementKind, Basis } from '@double-hundred/shared/campaign/campaign';
import type { AdjustmentFigure } from '@double-hundred/shared/duplicate/case-adjustments';
import type { Counts, Figure } from '@double-hundred/shared/consolidation/totals';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { RowReason, Target } from '@double-hundred/shared/protocol/totals';
import type { AuditDraft } from './sync-store.ts';

/** What the figures depend on; equal stamps mean equal answers. */
export interface TotalsStamp {
  readonly headSeq: number;
  readonly lastVerification: number;
  readonly targetsVersion: number;
  readonly lastAdjustment: number;
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
  readonly reasons: readonly RowReason[];
  /** The undecided case of a project that another unit reports too. */
  readonly duplicate: { readonly caseId: string; readonly state: 'open' | 'proposed' } | null;
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
  rowsBehind(query: {
    basis: Basis;
    asOf: Day;
    unitId: string | null;
    kind: AchievementKind | null;
    nameColumn: string;
    stageColumn: string;
  }): Promise<readonly FactRow[]>;
  targets(): Promise<readonly Target[]>;
  /** Replaces all targets. */
  saveTargets(targets: readonly Target[], audit: AuditDraft): Promise<void>;
}
