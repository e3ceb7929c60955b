/** A unit with its score, ready to be ranked within its group. */
export interface RankInput {
  readonly unitId: string;
  readonly points: number;
  /** Why the unit is not ranked (no verified figures); null when it is. */
  readonly unranked: string | null;
  /** Why the unit is not listed among the last (target met, force majeure); null when it may be. */
  readonly exempt: string | null;
}

/** A place in the ranking. `rank` is null when the unit is not ranked; `tied` is shown as 并列. */
export interface Ranked extends RankInput {
  readonly rank: number | null;
  readonly tied: boolean;
  /** Stands among the last of its group and is not exempt. */
  readonly tail: boolean;
}

/**
 * Ranks one group by points, best first: equal points share a rank and the next rank counts them (1-2-2-4). Units that
 * are not ranked come last. The last `tailSize` ranked units form the tail; a tie at its edge takes all or none, so that
 * equal units are never told apart, and exempt units leave it without anybody moving up.
 */
export function rankUnits(units: readonly RankInput[], tailSize: number): readonly Ranked[] {
  const ranked = units.filter((unit) => unit.unranked === null).toSorted((left, right) => right.points - left.points);
  const tailPoints = tailSize > 0 && ranked.length > tailSize ? tailBelow(ranked, tailSize) : -Infinity;
  const places = ranked.map((unit): Ranked => {
    const rank = ranked.findIndex((other) => other.points === unit.points) + 1;
    const tied = ranked.filter((other) => other.points === unit.points).length > 1;
    return { ...unit, rank, tied, tail: unit.points < tailPoints && unit.exempt === null };
  });
  const rest = units.filter((unit) => unit.unranked !== null);
  return [...places, ...rest.map((unit): Ranked => ({ ...unit, rank: null, tied: false, tail: false }))];
}

// Everybody below the last unit outside the tail is in it; those level with that unit are spared.
function tailBelow(ranked: readonly RankInput[], tailSize: number): number {
  return ranked[ranked.length - tailSize - 1]?.points ?? -Infinity;
}
