import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { momentText, trueMinus } from '@double-hundred/shared/message/figure-text';

/** Yuan as 亿元 with two decimals. */
export function yiText(yuan: number): string {
  const hundredths = Math.round(Math.abs(yuan) / 1_000_000);
  const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return yuan < 0 && hundredths > 0 ? `−${text}` : text;
}

/** A change of an amount as 亿元, with its sign. */
export function signedYiText(yuan: number): string {
  return yuan > 0 ? `+${yiText(yuan)}` : yiText(yuan);
}

/** Yuan as 万元, exact. */
export function wanText(yuan: number): string {
  return trueMinus(String(yuan / 10_000));
}

/** How far a figure is from its schedule, in words. */
export function gapText(points: number | null): string {
  if (points === null) return FIGURES.noGap;
  if (points === 0) return FIGURES.even;
  return points > 0 ? FIGURES.ahead(points.toFixed(1)) : FIGURES.behind((-points).toFixed(1));
}

/** Points with two decimals. */
export function pointsText(points: number): string {
  return trueMinus(points.toFixed(2));
}

/** A signed number with a real minus sign. */
export function signedText(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}

/** `11月23日 09:05` in Asia/Shanghai of a time in RFC 3339. */
export function timeText(time: string): string {
  return momentText(Date.parse(time));
}

/** `11月23日` of a day. */
export function dayText(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}
