import type { Campaign } from '../campaign/campaign.ts';
import { narrow } from './clean-text.ts';
import { parseChineseNumber, parseDigitString } from './chinese-number.ts';
import { campaignYear } from './day-choices.ts';

/** What a text says about a day. `campaignYear` marks days whose century or year had to be supplied. */
export type DayText =
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number; readonly form: DayForm }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'monthOnly' | 'year' | 'range' | 'vague' };

/** iso: canonical; D01 separators; D02 Chinese; D03 eight digits; D08 year supplied; D12 with a time. */
export type DayForm = 'iso' | 'D01' | 'D02' | 'D03' | 'D08' | 'D12';

const TIME = /[T ]*(?:[上下]午)?\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const FULL = /^(\d{4})([-./年])(\d{1,2})([-./月])(\d{1,2})[日号]?$/;
const SHORT_YEAR = /^(\d{2})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/;
const NO_YEAR = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/;
const MONTH = /^(\d{4})[-./年](\d{1,2})月?(?:份)?$/;
const RANGE = /\d[日号月]?(?:至|到|~|—|–|--)+\d|\d{4}[./年-]\d{1,2}.*[^\d]\d{4}[./年-]\d{1,2}|[./年月日]\d*[日号]?-\d+[./月]/;
const CHINESE_DAY =
  /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十〇零]{1,3})月(?:([一二三四五六七八九十〇零]{1,3})[日号])?$/;

/** Takes a text for a day apart; says nothing about whether the calendar has that day. Never throws. */
export function parseDayText(raw: string, campaign: Campaign): DayText {
  const text = fromChinese(
    narrow(raw)
      .replace(/^'/, '')
      .replace(/\s*([-./年月日号])\s*/g, '$1')
      .replace(/[.]$/, ''),
  );
  const time = TIME.exec(text);
  const date = time && /\d[日号]?[T ]|午/.test(text) ? text.slice(0, time.index).trim() : text;
  const form = date === text ? null : 'D12';
  const full = FULL.exec(date);
  if (full) {
    const plain = full[2] === '年' ? 'D02' : /^\d{4}-\d{2}-\d{2}$/.test(raw) ? 'iso' : 'D01';
    return dayText(Number(full[1]), Number(full[3]), Number(full[5]), form ?? plain);
  }
  if (/^\d{8}$/.test(date))
    return dayText(Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6)), form ?? 'D03');
  const short = SHORT_YEAR.exec(date);
  if (short) return dayText(2000 + Number(short[1]), Number(short[2]), Number(short[3]), 'D08');
  const month = MONTH.exec(date) ?? /^(\d{4})(0[1-9]|1[0-2])$/.exec(date);
  if (month) return { kind: 'month', year: Number(month[1]), month: Number(month[2]) };
  const partial = NO_YEAR.exec(date);
  if (partial) {
    if (Number(partial[1]) > 12) return { kind: 'monthOnly' };
    return dayText(campaignYear(Number(partial[1]), Number(partial[2]), campaign), Number(partial[1]), Number(partial[2]), 'D08');
  }
  if (/^\d{4}年?$/.test(date)) return { kind: 'year' };
  if (/^\d{1,2}月(?:份)?$/.test(date)) return { kind: 'monthOnly' };
  return { kind: RANGE.test(date) ? 'range' : 'vague' };
}

function dayText(year: number, month: number, day: number, form: DayForm): DayText {
  return { kind: 'day', year, month, day, form };
}

function fromChinese(text: string): string {
  const parts = CHINESE_DAY.exec(text);
  if (!parts) return text;
  const year = parseDigitString(parts[1] ?? '');
  const month = parseChineseNumber(parts[2] ?? '');
  const day = parts[3] === undefined ? undefined : parseChineseNumber(parts[3]);
  if (year === null || month === null || day === null) return text;
  return `${year}年${month.digits}月${day === undefined ? '' : `${day.digits}日`}`;
}
