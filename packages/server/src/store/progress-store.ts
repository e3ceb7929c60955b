import type { StageTotal } from '@double-hundred/shared/progress/funnel';
import type { AlertKind, ProgressAlert } from '@double-hundred/shared/progress/stalled';

/** An alert of a row. */
export interface RowAlert extends ProgressAlert {
  readonly rowId: string;
  readonly unitId: string;
}

/** Alerts of whole rows replaced, and what it makes of the counters. */
export interface ProgressChange {
  readonly rowIds: readonly string[];
  readonly alerts: readonly RowAlert[];
  readonly stages: readonly StageTotal[];
}

/** A row with an alert that has come due, with what it is called and masked by. */
export interface DueRow extends RowAlert {
  readonly ledger: string;
  readonly fields: string;
}

/** Kept counters and alerts; reads never look at all rows. */
export interface ProgressStore {
  /** Whether counters and alerts stand; if not they are rebuilt before a read. */
  built(): Promise<boolean>;
  /** Nobody else writes meanwhile; what `rewrite` is given replaces everything. */
  exclusive(work: (rewrite: (all: ProgressChange) => Promise<void>) => Promise<void>): Promise<void>;
  stages(unitId: string | null): Promise<readonly StageTotal[]>;
  counts(today: string, unitId: string | null): Promise<readonly { unitId: string; kind: AlertKind; count: number }[]>;
  /** The alerts that came due first. */
  due(today: string, unitId: string | null, limit: number): Promise<readonly DueRow[]>;
}
