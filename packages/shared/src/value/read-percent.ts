import { VALUE_PROBLEMS } from '../message/values.ts';
import { isChineseNumber, parseChineseNumber } from './chinese-number.ts';
import { cleanLine, isBlank, narrow, shorten } from './clean-text.ts';
import { type Decimal, decimalOfNumber, nearestWhole, parseDecimal, times } from './decimal.ts';
import {
  accepted,
  auto,
  EMPTY,
  type KindReader,
  type KindReading,
  refused,
  shownText,
  type ValueProblem,
} from './kind-reading.ts';
import { isPercentFormat } from './number-format.ts';

const BPS_PER_ONE = 10_000;
const BPS_PER_PERCENT = 100;
/** 1,000 %: more is a slip. */
export const MAX_BPS = 100_000;

/** Reads a percentage into basis points (80 % = 8,000). 0.8 without a percent format may mean 80 % or 0.8 %. */
export const readPercent: KindReader = (column, cell) => {
  const text = cleanLine(shownText(cell.value));
  if (isBlank(text)) return EMPTY;
  const { heading } = column;
  if (typeof cell.value === 'number') {
    const number = decimalOfNumber(cell.value);
    if (number === null) return refused(VALUE_PROBLEMS.percentFormat(heading, shorten(text)));
    if (isPercentFormat(cell.format)) return bps(heading, text, times(number, BPS_PER_ONE), true);
  }
  const parsed = typeof cell.value === 'boolean' ? null : parsePercentText(text);
  if (parsed === null) return refused(VALUE_PROBLEMS.percentFormat(heading, shorten(text)));
  const canonical = typeof cell.value === 'number' || /^\d+(\.\d+)?%$/.test(cell.value.toString());
  return percentReading(heading, text, parsed, canonical);
};

/** A percentage in a text: its size in per cent, and whether the text says so (%, 百分之). */
export interface PercentText {
  readonly percent: Decimal;
  readonly marked: boolean;
}

/** Reads 80%, 80％, 80, 0.8, 百分之八十; null for anything else. */
export function parsePercentText(raw: string): PercentText | null {
  const text = narrow(raw).replace(/^'/, '').replace(/\s+/g, '');
  const chinese = /^百分之(.+)$/.exec(text);
  if (chinese) {
    const words = chinese[1] ?? '';
    const value = isChineseNumber(words) ? parseChineseNumber(words) : parseDecimal(words);
    return value === null ? null : { percent: value, marked: true };
  }
  const marked = text.endsWith('%');
  const value = parseDecimal(marked ? text.slice(0, -1) : text);
  return value === null ? null : { percent: value, marked };
}

/** Whether a percentage is ambiguous: no mark, above 0 and not above 1. */
export function percentProblem(heading: string, shown: string, text: PercentText): ValueProblem | null {
  const { percent, marked } = text;
  const ambiguous = !marked && percent.digits > 0n && percent.digits <= 10n ** BigInt(percent.scale);
  if (!ambiguous) return null;
  const whole = nearestWhole(times(percent, BPS_PER_PERCENT)).whole;
  return VALUE_PROBLEMS.percentAmbiguous(heading, shorten(shown), `${whole}% 还是 ${shorten(shown)}%`);
}

/** Basis points of a percentage, or the finding. */
export function percentReading(heading: string, shown: string, text: PercentText, canonical: boolean): KindReading {
  const problem = percentProblem(heading, shown, text);
  return problem
    ? refused({ ...problem, choices: meanings(text.percent) })
    : bps(heading, shown, times(text.percent, BPS_PER_PERCENT), canonical);
}

/** 0.8 as a part of one (80 %) and as written (0.8 %), in basis points, as far as they are whole. */
function meanings(percent: Decimal): readonly number[] {
  return [times(percent, BPS_PER_ONE), times(percent, BPS_PER_PERCENT)].flatMap((value) => {
    const nearest = nearestWhole(value);
    return nearest.exact ? [Number(nearest.whole)] : [];
  });
}

function bps(heading: string, shown: string, value: Decimal, canonical: boolean): KindReading {
  const nearest = nearestWhole(value);
  const whole = Number(nearest.whole);
  if (whole < 0) return refused(VALUE_PROBLEMS.numberNegative(heading, shorten(shown), '0'));
  if (whole > MAX_BPS) return refused(VALUE_PROBLEMS.percentFormat(heading, shorten(shown)));
  if (!nearest.exact) return refused({ ...VALUE_PROBLEMS.percentPrecision(heading, shorten(shown)), fix: whole });
  return accepted(whole, canonical ? undefined : auto('P01'));
}
