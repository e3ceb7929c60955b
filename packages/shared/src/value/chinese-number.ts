import type { Decimal } from './decimal.ts';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n };
const SECTIONS: Readonly<Record<string, bigint>> = { 万: 10_000n, 萬: 10_000n, 亿: 100_000_000n, 億: 100_000_000n };

/** Whether every character belongs to a number written in Chinese. */
export function isChineseNumber(text: string): boolean {
  return text !== '' && Array.from(text).every((char) => char === '点' || char in DIGITS || char in TENS || char in SECTIONS);
}

/** Reads 一亿二千万, 壹亿伍仟万, 八十, 十二, 三点五; null when the characters do not form a number. */
export function parseChineseNumber(text: string): Decimal | null {
  const [wholeText = '', fractionText, more] = text.split('点');
  if (more !== undefined || wholeText === '') return null;
  const whole = parseWhole(wholeText);
  if (whole === null) return null;
  if (fractionText === undefined) return { digits: whole, scale: 0 };
  const tail = /^(.*?)([万萬亿億]*)$/.exec(fractionText);
  const places = Array.from(tail?.[1] ?? '').map((char) => DIGITS[char]);
  if (places.length === 0 || places.some((place) => place === undefined)) return null;
  let factor = 1n;
  for (const char of tail?.[2] ?? '') factor *= SECTIONS[char] ?? 1n;
  return { digits: BigInt(`${whole}${places.join('')}`) * factor, scale: places.length };
}

/** Reads digits said one by one, as in a year: 二〇二四 → 2024; null for anything else. */
export function parseDigitString(text: string): number | null {
  const digits = Array.from(text).map((char) => DIGITS[char]);
  return digits.length === 0 || digits.some((digit) => digit === undefined) ? null : Number(digits.join(''));
}

function parseWhole(text: string): bigint | null {
  let total = 0n;
  let section = 0n;
  let digit: number | null = null;
  let pending = false;
  for (const char of text) {
    const value = DIGITS[char];
    const ten = TENS[char];
    const unit = SECTIONS[char];
    if (value !== undefined) {
      if (pending && digit !== 0) return null;
      digit = value;
      pending = true;
    } else if (ten !== undefined) {
      section += BigInt(digit ?? 1) * ten;
      digit = null;
      pending = false;
    } else if (unit !== undefined) {
      const below = section + BigInt(digit ?? 0);
      if (below === 0n && total === 0n) return null;
      total = unit === 100_000_000n ? (total + below) * unit : total + below * unit;
      section = 0n;
      digit = null;
      pending = false;
    } else return null;
  }
  return total + section + BigInt(digit ?? 0);
}
