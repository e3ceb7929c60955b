import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import { wholeTotal } from '@double-hundred/shared/consolidation/adjusted-total';
import type { Total, TotalAdjustment } from '@double-hundred/shared/protocol/totals';

/** What a figure is made of: what rows count, what adjustments add, and both together. Money in yuan. */
export interface FigureParts {
  readonly counted: Amounts;
  readonly adjusted: Amounts;
  readonly whole: Amounts;
}

export interface Amounts {
  readonly count: number;
  readonly yuan: number;
}

/** The parts of a figure; a unit's figure comes without its adjustments, the district's with all of them. */
export function partsOf(total: Total): FigureParts {
  const whole = wholeTotal(total);
  const adjusted = { count: total.adjustmentCount, yuan: total.adjustmentYuan };
  const counted = { count: exact(whole.count - adjusted.count), yuan: whole.yuan - adjusted.yuan };
  return { counted, adjusted, whole: { count: whole.count, yuan: whole.yuan } };
}

/** The adjustments behind a figure; without `unitId`, behind the district's. */
export function adjustmentsOf(
  all: readonly TotalAdjustment[],
  figure: { readonly unitId?: string | undefined; readonly kind?: AchievementKind | undefined },
): readonly TotalAdjustment[] {
  return all.filter(({ unitId, kind }) => kind === figure.kind && (figure.unitId === undefined || unitId === figure.unitId));
}

// Counts are basis points of one: sums of shares such as 0.3333 must not show the tail of a float.
function exact(count: number): number {
  return Math.round(count * 10_000) / 10_000;
}
