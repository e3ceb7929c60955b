import { type Completeness, type ReportedRow, completenessOf } from './completeness.ts';
import type { RestingRows } from './reporting-cycle.ts';
import type { ReportingPeriod } from './reporting-period.ts';

/** Live rows that stand alike towards their period; `day` (Asia/Shanghai) is that of their latest revision. */
export interface ReportedTotal {
  readonly day: string;
  readonly unexplained: boolean;
  readonly hasError: boolean;
  readonly atRest: boolean;
  readonly count: number;
}

/** Completeness in numbers, and how many rows ask for a reason or are in conflict. */
export interface KeptCompleteness extends Pick<Completeness, 'due' | 'done'> {
  readonly unexplained: number;
  readonly inConflict: number;
}

/**
 * The completeness of a unit's ledger from counters of its rows. `open` are the rows in conflict or with refused content,
 * which the counters know nothing of; the figures are those `completenessOf` gives for all rows.
 */
export function keptCompleteness(
  totals: readonly ReportedTotal[],
  open: readonly ReportedRow[],
  period: Pick<ReportingPeriod, 'firstDay'>,
  resting: RestingRows | undefined,
): KeptCompleteness {
  const sum = (holds: (total: ReportedTotal) => boolean): number =>
    totals.reduce((all, total) => (holds(total) ? all + total.count : all), 0);
  const faulty = ({ unexplained, hasError }: ReportedTotal): boolean => unexplained || hasError;
  const asCounted = completenessOf(
    open.map((row) => ({ ...row, inConflict: false, refusedAt: null })),
    period,
    resting,
  );
  const asTheyAre = completenessOf(open, period, resting);
  return {
    due: sum((total) => !total.atRest || faulty(total)) + asTheyAre.due - asCounted.due,
    done: sum((total) => !total.atRest && !faulty(total) && total.day >= period.firstDay) + asTheyAre.done - asCounted.done,
    unexplained: sum(({ unexplained }) => unexplained),
    inConflict: open.filter(({ inConflict }) => inConflict).length,
  };
}
