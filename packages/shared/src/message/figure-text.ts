import { ratioOfDecimal, roundHalfAway, times } from '../kernel/ratio.ts';

/** How figures read in the pane and in the console alike: counts, shares and moments, with a true minus. */

/** A count with up to four decimals, without trailing zeros. */
export function countText(count: number): string {
  return trueMinus(String(Math.round(count * 10_000) / 10_000));
}

/** A change of a count, with its sign. */
export function signedCountText(count: number): string {
  return count > 0 ? `+${countText(count)}` : countText(count);
}

/** A ratio as percent with one decimal, halves away from zero; a dash for none. */
export function percentText(ratio: number | null): string {
  const exact = ratio === null ? null : ratioOfDecimal(ratio);
  return exact ? trueMinus(`${roundHalfAway(times(exact, 100), 1).toFixed(1)}%`) : '—';
}

/** `11月23日 09:05` in Asia/Shanghai of an instant in epoch milliseconds. */
export function momentText(epochMs: number): string {
  const text = new Date(epochMs + 8 * 3_600_000).toISOString();
  return `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日 ${text.slice(11, 16)}`;
}

/** A number's text with − for the hyphen, and without a sign where only zeros are left. */
export function trueMinus(text: string): string {
  return /^-[0.]+%?$/.test(text) ? text.slice(1) : text.replace('-', '−');
}
