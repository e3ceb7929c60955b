import { ratioOfDecimal, roundHalfAway, times } from '@double-hundred/shared/kernel/ratio';

/** A count with up to four decimals, without trailing zeros. */
export function countText(count: number): string {
  return String(Math.round(count * 10_000) / 10_000);
}

/** A signed count or amount with a true minus; +0 is 0. */
export function signedText(value: number): string {
  const size = countText(Math.abs(value));
  return value < 0 ? `−${size}` : value > 0 ? `+${size}` : '0';
}

/** Yuan as 亿元 with up to four decimals (whole 万元), as a number for cells and a text for people. */
export function yiOf(yuan: number): number {
  return Math.round(yuan / 10_000) / 10_000;
}

/** A ratio as percent with one decimal, halves away from zero, as everywhere in the reports. */
export function percentText(ratio: number | null): string {
  const exact = ratio === null ? null : ratioOfDecimal(ratio);
  return exact ? `${roundHalfAway(times(exact, 100), 1).toFixed(1)}%` : '—';
}

/** `11月23日 09:05` in Asia/Shanghai of an instant in epoch milliseconds. */
export function timeText(epochMs: number): string {
  const text = new Date(epochMs + 8 * 3_600_000).toISOString();
  return `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日 ${text.slice(11, 16)}`;
}
