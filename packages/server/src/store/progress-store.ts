import type { FunnelPart, StageTotal } from '@double-hundred/shared/progress/funnel';
import type { AlertKind, ProgressAlert } from '@double-hundred/shared/progress/stalled';

/** An alert of a row. */
export interface RowAlert extends ProgressAlert {
  readonly rowId: string;
  readonly unitId: string;
}

/** Where a project stands, in the indexes of FUNNEL_STAGES. */
export interface RowStage extends Pick<StageTotal, 'unitId' | 'qualifying' | 'reached' | 'here'> {
  readonly rowId: string;
}

/** Alerts of whole rows replaced, the stages of rows, and what it makes of the counters. */
export interface ProgressChange {
  readonly rowIds: readonly string[];
  readonly alerts: readonly RowAlert[];
  readonly stages: readonly StageTotal[];
  readonly stagesGone: readonly RowStage[];
  /** Stages of rows that had none or another. */
  readonly stagesNew: readonly RowStage[];
}

/** Which projects of the funnel: by stage (an index of FUNNEL_STAGES) and part of it. */
export interface FunnelRowsQuery {
  readonly stage: number;
  readonly part: FunnelPart;
  readonly unitId: string | null;
  readonly qualifying: boolean;
  readonly after: string | null;
  readonly limit: number;
}

/** A project of the funnel, with what it is called and masked by. */
export interface StagedRow extends RowStage {
  readonly fields: string;
}

export interface DueQuery {
  readonly today: string;
  readonly unitId: string | null;
  readonly kind: AlertKind | null;
  readonly after: string | null;
  readonly limit: number;
}

/** A row with an alert that has come due, with what it is called and masked by. */
export interface DueRow extends RowAlert {
  readonly ledger: string;
  readonly fields: string;
}

/** Kept counters and alerts; reads never look at all rows. */
export interface ProgressStore {
  stages(unitId: string | null): Promise<readonly StageTotal[]>;
  counts(today: string, unitId: string | null): Promise<readonly { unitId: string; kind: AlertKind; count: number }[]>;
  /** Projects of the funnel by unit, and the place to go on after, null at the end. */
  staged(query: FunnelRowsQuery): Promise<{ readonly rows: readonly StagedRow[]; readonly next: string | null }>;
  /** The alerts that came due first, after a place told before. */
  due(query: DueQuery): Promise<{ readonly rows: readonly DueRow[]; readonly next: string | null }>;
}
