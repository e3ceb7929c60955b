import { BASES } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { BasisComparison } from '@double-hundred/shared/protocol/claims';
import type { User } from '@double-hundred/shared/protocol/session';
import type { TotalsGround, TotalsReader } from '../totals/read-totals.ts';

/** The claimed, verified and official figures of every unit and kind side by side, with what lies between them. */
export async function compareBases(
  totals: TotalsReader,
  ground: TotalsGround,
  asOf: Day,
  viewer: User,
): Promise<readonly BasisComparison[]> {
  const answers = BASES.map(async (basis) => {
    const query = { asOf, basis, kind: undefined, groupBy: ['unit', 'kind'] as const, knownAt: null };
    const { rows } = await totals.read(query, ground, viewer);
    return new Map(rows.map(({ unitId, kind, count, yuan }) => [`${unitId} ${kind}`, { unitId, kind, count, yuan }]));
  });
  const [claimed, verified, official] = await Promise.all(answers);
  return [...(claimed ?? [])].flatMap(([key, { unitId, kind, ...figure }]): BasisComparison[] => {
    if (unitId === undefined || kind === undefined) return [];
    const second = figureOf(verified?.get(key));
    const third = figureOf(official?.get(key));
    return [
      {
        unitId,
        kind,
        claimed: figure,
        verified: second,
        official: third,
        unverified: less(figure, second),
        unofficial: less(second, third),
      },
    ];
  });
}

interface Pair {
  readonly count: number;
  readonly yuan: number;
}

function figureOf(figure: Pair | undefined): { count: number; yuan: number } {
  return { count: figure?.count ?? 0, yuan: figure?.yuan ?? 0 };
}

// Counts by share have up to four decimals.
function less(left: Pair, right: Pair): { count: number; yuan: number } {
  return { count: Math.round((left.count - right.count) * 10_000) / 10_000, yuan: left.yuan - right.yuan };
}
