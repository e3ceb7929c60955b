import { isChineseNumber, parseChineseNumber } from './chinese-number.ts';
import { type Decimal, parseDecimal, plus, times } from './decimal.ts';
import type { ValueChange } from './kind-reading.ts';

/** An amount in the base unit (yuan, or cents), or why the text states none. */
export type MoneyText =
  | { readonly ok: true; readonly amount: Decimal; readonly change: ValueChange }
  | { readonly ok: false; readonly reason: 'vague' | 'currency' | 'format' };

const FOREIGN = /美元|美金|港元|港币|欧元|日元|日圆|英镑|加元|澳元|卢布|韩元|\$|€|£|USD|US\$|HKD|EUR|JPY|GBP/i;
const VAGUE =
  /约|大概|左右|以上|以下|以内|上下|不低于|不少于|不超过|至少|至多|最多|超过|近|余|多|预计|[≥≤><~≈〜]|\d\+|\d\D{0,3}[-—–至到]\D{0,1}\d|几|数[百千万亿]/;
const UNIT_WORDS: Readonly<Record<string, number>> = {
  亿: 100_000_000,
  千万: 10_000_000,
  百万: 1_000_000,
  十万: 100_000,
  万: 10_000,
  千: 1000,
  元: 1,
};
const UNIT_PART = /^(\d+(?:\.\d+)?)个?(亿|千万|百万|十万|万|千|元)/;
const GROUPED = /^\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const CURRENCY_SIGN = /[￥¥]|人民币|RMB|CNY/gi;

/**
 * Reads an amount written by hand. `text` is narrowed and not empty; `perUnit` is the base units per 1 of the column;
 * `unitFactor` the base units per yuan or dollar; `foreign` strips words of a foreign currency instead of refusing.
 */
export function parseMoneyText(text: string, perUnit: number, unitFactor: number, foreign: boolean): MoneyText {
  if (!foreign && FOREIGN.test(text)) return { ok: false, reason: 'currency' };
  const sign = text.search(CURRENCY_SIGN) >= 0 || /^\(.*\)$/.test(text);
  let body = text.replace(CURRENCY_SIGN, '').replace(/^'/, '').trim();
  if (foreign) body = body.replace(/美元|美金|USD|US\$|\$/gi, (word) => (/元|金/.test(word) ? '元' : '')).trim();
  const negative = /^\((.*)\)$/.exec(body);
  if (negative) body = `-${(negative[1] ?? '').trim()}`;
  const minus = body.startsWith('-') && !/[-—–至到]/.test(body.slice(1));
  const unsigned = minus || /^\+\d/.test(body) ? body.slice(1).trim() : body;
  const read = readUnsigned(unsigned, perUnit, unitFactor);
  if (read === null) return { ok: false, reason: VAGUE.test(text) ? 'vague' : 'format' };
  const amount = minus ? { digits: -read.amount.digits, scale: read.amount.scale } : read.amount;
  return { ok: true, amount, change: signChange(read.change, sign, minus) };
}

/** ￥, brackets and signs (N10) go before separators (N01); plain digits stored as text are N14. */
function signChange(change: ValueChange | undefined, sign: boolean, minus: boolean): ValueChange {
  if (sign && (change === undefined || change.kind === 'N01')) return { kind: 'N10', handling: 'auto' };
  return change ?? { kind: minus ? 'N10' : 'N14', handling: 'auto' };
}

function readUnsigned(text: string, perUnit: number, unitFactor: number): { amount: Decimal; change?: ValueChange } | null {
  const plain = parseDecimal(text);
  if (plain !== null) return /^[+-]/.test(text) ? null : { amount: times(plain, perUnit) };
  const joined = ungroup(text);
  const ungrouped = joined === null ? null : parseDecimal(joined);
  if (ungrouped !== null) return { amount: times(ungrouped, perUnit), change: { kind: 'N01', handling: 'auto' } };
  return readWithUnits(text, perUnit, unitFactor) ?? readChinese(text, perUnit, unitFactor);
}

/** 1.2亿元, 1亿2000万, 12,000万元, 3.2 亿元, 35000000元; units must fall from left to right. */
function readWithUnits(text: string, perUnit: number, unitFactor: number): { amount: Decimal; change: ValueChange } | null {
  let rest = text.replace(/\s+(?=[个亿千百十万元])/g, '').replace(/^[\d, .]+/, (head) => ungroup(head.trim()) ?? head);
  let amount: Decimal = { digits: 0n, scale: 0 };
  let last = Number.POSITIVE_INFINITY;
  const words: string[] = [];
  for (let part = UNIT_PART.exec(rest); part; part = UNIT_PART.exec(rest)) {
    const word = part[2] ?? '';
    const factor = UNIT_WORDS[word] ?? 1;
    const number = parseDecimal(part[1] ?? '');
    if (number === null || factor >= last) return null;
    amount = plus(amount, times(number, factor * unitFactor));
    last = factor;
    words.push(word);
    rest = rest.slice(part[0].length).trim();
  }
  if (words.length === 0 || !/^(?:元|块)?整?$/.test(rest)) return null;
  return { amount, change: unitChange(words, perUnit / unitFactor) };
}

function readChinese(text: string, perUnit: number, unitFactor: number): { amount: Decimal; change: ValueChange } | null {
  const body = text
    .replace(/\s+/g, '')
    .replace(/整$/, '')
    .replace(/个(?=[亿億])/, '');
  const number = body.replace(/[元圆]$/, '');
  if (!isChineseNumber(number)) return null;
  const value = parseChineseNumber(number);
  if (value === null) return null;
  const absolute = number !== body || /[亿億]|[万萬]$/.test(number);
  return { amount: times(value, absolute ? unitFactor : perUnit), change: { kind: 'N03', handling: 'confirm' } };
}

/** A unit that is the column's own, or 万, is certain; 亿 and 元 beside a 万元 heading are often slips. */
function unitChange(words: readonly string[], yuanPerUnit: number): ValueChange {
  const [word] = words;
  if (words.length === 1 && (word === '万' || UNIT_WORDS[word ?? ''] === yuanPerUnit)) return { kind: 'N02', handling: 'auto' };
  return { kind: word === '元' ? 'N04' : 'N02', handling: 'confirm' };
}

function ungroup(text: string): string | null {
  return GROUPED.test(text) ? text.replace(/[, ]/g, '') : null;
}
