import { ratioOfDecimal, roundHalfAway, times } from '../kernel/ratio.ts';

/** A count with up to four decimals and no trailing zeros. */
export function countWords(count: number): string {
  return String(Math.round(count * 10_000) / 10_000);
}

/** Yuan as 亿元 with two decimals, halves away from zero: 250,000,000 is 2.50. */
export function yiWords(yuan: number): string {
  return roundHalfAway({ num: BigInt(yuan), den: 100_000_000n }, 2).toFixed(2);
}

/** A ratio as percent with one decimal, halves away from zero; `—` without one. */
export function percentWords(share: number | null): string {
  const exact = share === null ? null : ratioOfDecimal(share);
  return exact === null ? '—' : `${roundHalfAway(times(exact, 100), 1).toFixed(1)}%`;
}

/** A gap in percentage points with its sign; `—` without one. */
export function pointsWords(points: number | null): string {
  return points === null ? '—' : `${points > 0 ? '+' : ''}${points.toFixed(1)}`;
}

/** `11月23日` of `2026-11-23`. */
export function dayWords(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** `2026年11月23日` of `2026-11-23`. */
export function longDayWords(day: string): string {
  return `${Number(day.slice(0, 4))}年${dayWords(day)}`;
}
