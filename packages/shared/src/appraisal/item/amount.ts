import { type Ratio, larger, ratioOfDecimal, roundHalfAway, smaller } from '../../kernel/ratio.ts';

/** Points of one item as shown and summed (two decimals, halves away from zero), and how they came about, in Chinese. */
export interface ItemScore {
  readonly points: number;
  readonly formula: string;
}

export const ZERO: Ratio = { num: 0n, den: 1n };
const DECIMALS = 2;

/** A number of the request or the rules, exactly as it was written. Schemas admit finite numbers only. */
export function exact(value: number): Ratio {
  const read = ratioOfDecimal(value);
  if (read === null) throw new Error(`not a finite number: ${value}`);
  return read;
}

/** Points rounded as LEDGERS asks of every item: two decimals, 四舍五入. */
export function shownPoints(points: Ratio): number {
  return roundHalfAway(points, DECIMALS);
}

/** Points held between a floor and a cap; either may be absent. */
export function within(points: Ratio, floor: number | undefined, cap: number | undefined): Ratio {
  const above = floor === undefined ? points : larger(points, exact(floor));
  return cap === undefined ? above : smaller(above, exact(cap));
}

/** Rounded points added up without drift: each has two decimals at most. */
export function sumPoints(points: readonly number[]): number {
  const scale = 10 ** DECIMALS;
  return points.reduce((sum, each) => sum + Math.round(each * scale), 0) / scale;
}
