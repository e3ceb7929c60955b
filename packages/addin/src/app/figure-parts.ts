import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
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
export function partsOf({ unitId, count, yuan, adjustmentCount, adjustmentYuan }: Total): FigureParts {
  const adjusted = { count: adjustmentCount, yuan: adjustmentYuan };
  const given = { count, yuan };
  return unitId === undefined
    ? { counted: { count: exact(count - adjustmentCount), yuan: yuan - adjustmentYuan }, adjusted, whole: given }
    : { counted: given, adjusted, whole: { count: exact(count + adjustmentCount), yuan: yuan + adjustmentYuan } };
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
