import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, narrow, shorten, trimInvisible } from './clean-text.ts';
import { accepted, auto, EMPTY, type KindReader, refused, shownText } from './kind-reading.ts';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{1,3}$/i;
const MOBILE = /^1\d{10}$/;
/** Area codes have three digits for 010 and 02x, four otherwise. */
const LANDLINE = /^(0(?:10|2\d)|0[3-9]\d{2})(\d{7,8})$/;
const SERVICE = /^[48]00\d{7}$/;
const LOCAL = /^[2-9]\d{6,7}$/;

/** One canonical number: 11 digits, 区号-号码, a 400/800 number or a local number, each landline with -分机 if any. */
export const PHONE_FORM = /^(?:1\d{10}|0\d{2,3}-\d{7,8}(?:-\d{1,6})?|[48]00\d{7}|[2-9]\d{6,7}(?:-\d{1,6})?)$/;

/** Reads a phone number; several numbers in one cell give a list. */
export const readPhone: KindReader = (column, cell) => {
  if (typeof cell.value === 'string' && MOBILE.test(cell.value)) return accepted(cell.value);
  const text = cleanLine(shownText(cell.value));
  if (isBlank(text)) return EMPTY;
  const shown = shorten(text);
  const { heading } = column;
  if (SCIENTIFIC.test(narrow(text))) return refused(VALUE_PROBLEMS.phoneScientific(heading, shown));
  if (typeof cell.value === 'number' && !Number.isSafeInteger(cell.value)) {
    return refused(VALUE_PROBLEMS.phoneLength(heading, shown));
  }
  const parts = split(shownText(cell.value));
  const numbers: string[] = [];
  for (const part of parts) {
    const number = canonicalPhone(part);
    if (number === null) return refused(VALUE_PROBLEMS.phoneLength(heading, shown, wrongLength(part)));
    if (!numbers.includes(number)) numbers.push(number);
  }
  const [first] = numbers;
  if (first === undefined) return refused(VALUE_PROBLEMS.phoneLength(heading, shown));
  const joined = numbers.join('、');
  const value = numbers.length === 1 ? first : numbers;
  if (cell.value === joined) return accepted(value);
  return accepted(value, auto(typeof cell.value === 'string' && trimInvisible(cell.value) === joined ? 'T01' : 'M01'));
};

/** One number in canonical form, or null. */
export function canonicalPhone(part: string): string | null {
  const text = narrow(part)
    .replace(/^'/, '')
    .replace(/^(?:手机|电话|联系电话|座机|办公)[::]?/, '')
    .trim();
  const extension = /(?:转|-|ext\.?)\s*(\d{1,6})$/i.exec(text);
  const whole = digitsOf(text);
  if (whole === null) {
    const head = extension ? landline(digitsOf(text.slice(0, extension.index).trim()) ?? '') : null;
    return head === null || !extension ? null : `${head}-${extension[1] ?? ''}`;
  }
  const mobile = whole.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  if (MOBILE.test(mobile)) return mobile;
  const local = landline(whole.replace(/^(?:\+|00)86(?=[1-9])/, '0'));
  if (local !== null) return local;
  const head = extension ? landline(digitsOf(text.slice(0, extension.index).trim()) ?? '') : null;
  return head === null || !extension || /^[48]00/.test(head) ? null : `${head}-${extension[1] ?? ''}`;
}

function landline(digits: string): string | null {
  const parts = LANDLINE.exec(digits);
  if (parts) return `${parts[1] ?? ''}-${parts[2] ?? ''}`;
  return SERVICE.test(digits) || LOCAL.test(digits) ? digits : null;
}

function digitsOf(text: string): string | null {
  const bare = text.replace(/[-\s().·–—]/g, '');
  return /^\+?\d+$/.test(bare) ? bare : null;
}

function split(raw: string): readonly string[] {
  const parts = raw
    .replace(/[\r\n]+/g, '、')
    .split(/[、，,；;/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.flatMap((part) => {
    const words = narrow(part).split(' ');
    return words.length > 1 && words.every((word) => canonicalPhone(word) !== null && word.replace(/\D/g, '').length >= 10)
      ? words
      : [part];
  });
}

function wrongLength(part: string): string {
  const digits = narrow(part).replace(/\D/g, '');
  return digits.startsWith('1') && digits.length !== 11 ? String(digits.length) : '';
}
