import type { Share } from '../ledger/fields.ts';

/** One unit's part of an achievement: its share in basis points, its money in yuan, and whether it leads. */
export interface Part {
  readonly unitId: string;
  readonly bps: number;
  readonly yuan: number;
  readonly lead: boolean;
}

/**
 * Splits an amount among units so that the parts add up exactly: every share is floored to whole yuan, and the yuan
 * left over go one by one to the largest remainders, ties in the order of the list. The lead is the largest share,
 * ties again by order. Units without a share take no part.
 *
 * @param yuan whole yuan, not negative
 * @param shares basis points; they are weights, so a list that sums to 100 % is the usual case, not a condition
 */
export function attribute(yuan: number, shares: readonly Share[]): readonly Part[] {
  const taking = shares.filter((share) => share.bps > 0);
  const weight = taking.reduce((sum, share) => sum + share.bps, 0);
  const quotient = Math.floor(yuan / (weight || 1));
  const rest = yuan - quotient * weight;
  const floors = taking.map((share) => quotient * share.bps + Math.floor((rest * share.bps) / weight));
  const remainders = taking.map((share) => (rest * share.bps) % weight);
  const left = yuan - floors.reduce((sum, part) => sum + part, 0);
  const favoured = new Set(byLargest(remainders).slice(0, left));
  const lead = byLargest(taking.map((share) => share.bps))[0];
  return taking.map((share, index) => ({
    unitId: share.unit,
    bps: share.bps,
    yuan: (floors[index] ?? 0) + (favoured.has(index) ? 1 : 0),
    lead: index === lead,
  }));
}

function byLargest(values: readonly number[]): readonly number[] {
  return values.map((_, index) => index).sort((left, right) => (values[right] ?? 0) - (values[left] ?? 0) || left - right);
}
