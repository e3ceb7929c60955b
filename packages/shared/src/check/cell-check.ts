import type { Column } from '../ledger/definition.ts';
import { choiceList } from '../value/choice-list.ts';
import { daySerial } from '../value/day-serial.ts';
import { isIsoDay } from '../value/iso-day.ts';
import { type ReadContext, readCell } from '../value/read-cell.ts';
import { DEFAULT_YUAN_PER_UNIT, MONEY_LIMIT } from '../value/read-money.ts';
import { PROJECT_CODE_FORM } from '../value/read-project-code.ts';
import { maxTextLength } from '../value/read-text.ts';
import { unitNames } from '../value/unit-names.ts';
import { hasUsccCheck, hasUsccForm } from '../value/uscc-check.ts';

type Filled = string | number | boolean;

/** The id of the finding a filled cell would have, or null. */
export type CellCheck = (value: Filled) => string | null;

/** Accepts at a glance; false means only that the full reader has to look. */
type QuickTest = (value: Filled) => boolean;

/** Numbers that are accepted at a glance: whole base units within bounds. Plain data, so that testing one is no call. */
export interface NumberTest {
  readonly perUnit: number;
  /** Fewest base units. */
  readonly min: number;
  /** Base units from here on are refused. */
  readonly limit: number;
  /** Up to here a broken number is exact to far less than `noise`, which the reader forgives. */
  readonly below: number;
  readonly noise: number;
}

/** The tests of one column: of numbers, of everything else, and by the full reader. */
export interface CellTests {
  readonly number: NumberTest;
  readonly isPlain: QuickTest;
  readonly read: CellCheck;
}

const HAN_NAMES = /^[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10}){0,9}$/;
const NOT_PLAIN: QuickTest = () => false;
const NO_NUMBER: NumberTest = { perUnit: 1, min: 0, limit: Number.NEGATIVE_INFINITY, below: 0, noise: 0 };
const MONEY_FLOAT = { below: 1e11, noise: 1e-4 };
const NUMBER_FLOAT = { below: 1e9, noise: 1e-7 };
const WHOLE_ONLY = { below: Number.NEGATIVE_INFINITY, noise: 0 };
const REMEMBERED = 2000;

/** One column: canonical cells pass a quick test, all others are read in full and remembered. */
export function compileCellTests(column: Column, context: ReadContext): CellTests {
  const known = new Map<Filled, string | null>();
  return {
    number: numberTest(column, context),
    isPlain: quickTest(column, context),
    read(value) {
      const remembered = known.get(value);
      if (remembered !== undefined) return remembered;
      const ruleId = readCell(column, { value }, context).findings[0]?.ruleId ?? null;
      if (known.size >= REMEMBERED) known.clear();
      known.set(value, ruleId);
      return ruleId;
    },
  };
}

/** Whether a number is accepted at a glance. */
export function isPlainNumber(value: number, { perUnit, min, limit, below, noise }: NumberTest): boolean {
  const units = value * perUnit;
  if (units < min || units >= limit) return false;
  if (Number.isInteger(value)) return true;
  return units < below && Math.abs(units - Math.round(units)) < noise && Math.round(units) >= min;
}

function numberTest({ type }: Column, context: ReadContext): NumberTest {
  switch (type.kind) {
    case 'day':
      return daySerials(context.date1904 ?? false);
    case 'wan':
      return money(context.yuanPerUnit ?? DEFAULT_YUAN_PER_UNIT, lowest(type.minYuan, type.aboveYuan));
    case 'yuan':
      return money(context.yuanPerUnit ?? 1, lowest(type.minYuan, type.aboveYuan));
    case 'usdWan':
      return money(1_000_000, 0);
    case 'integer':
      return { perUnit: 1, min: type.min ?? 0, limit: NUMBER_FLOAT.below, ...NUMBER_FLOAT };
    case 'decimal': {
      const perUnit = 10 ** type.digits;
      return { perUnit, min: Math.ceil((type.min ?? 0) * perUnit), limit: NUMBER_FLOAT.below, ...NUMBER_FLOAT };
    }
    case 'percent':
      return { perUnit: 1, min: 2, limit: 101, ...WHOLE_ONLY };
    default:
      return NO_NUMBER;
  }
}

function quickTest(column: Column, context: ReadContext): QuickTest {
  const { type } = column;
  switch (type.kind) {
    case 'text':
    case 'longText':
    case 'ref':
      return plainText(maxTextLength(column));
    case 'choice':
    case 'choices':
      return listed(choiceList(column, context.campaign).exact, type.kind === 'choices');
    case 'day':
      return (value) => typeof value === 'string' && isIsoDay(value);
    case 'month':
      return isIsoMonth;
    case 'phone':
      return isMobile;
    case 'person':
    case 'persons':
      return (value) => typeof value === 'string' && HAN_NAMES.test(value);
    case 'uscc':
      return (value) => typeof value === 'string' && hasUsccForm(value) && hasUsccCheck(value);
    case 'projectCode':
      return (value) => typeof value === 'string' && PROJECT_CODE_FORM.test(value);
    case 'unitRef':
      return listed(unitNames(context.units).exact, false);
    case 'yesNo':
      return (value) => typeof value === 'boolean' || value === '是' || value === '否';
    default:
      return NOT_PLAIN;
  }
}

/** Texts that begin with a plain letter, digit or Han character can only be too long. */
function plainText(maxLength: number): QuickTest {
  return (value) => {
    if (typeof value !== 'string' || value.length > maxLength) return false;
    const first = value.charCodeAt(0);
    return (first > 35 && first < 127) || (first > 0x3000 && first < 0xe000);
  };
}

function listed(words: { has(word: string): boolean }, several: boolean): QuickTest {
  return (value) => {
    if (typeof value !== 'string') return false;
    if (words.has(value)) return true;
    return several && value.split('、').every((word) => words.has(word));
  };
}

function daySerials(date1904: boolean): NumberTest {
  const first = daySerial('1950-01-01', date1904) ?? 0;
  const last = daySerial('2199-12-31', date1904) ?? 0;
  return { perUnit: 1, min: first, limit: last + 1, ...WHOLE_ONLY };
}

function money(perUnit: number, min: number): NumberTest {
  return { perUnit, min, limit: MONEY_LIMIT, ...MONEY_FLOAT };
}

function lowest(minYuan: number | undefined, aboveYuan: number | undefined): number {
  return Math.max(minYuan ?? 0, aboveYuan === undefined ? 0 : aboveYuan + 1);
}

function isMobile(value: Filled): boolean {
  if (typeof value !== 'string' || value.length !== 11 || value.charCodeAt(0) !== 49) return false;
  return areDigits(value, 1, 11);
}

/** 2000-01 to 2099-12. */
function isIsoMonth(value: Filled): boolean {
  if (typeof value !== 'string' || value.length !== 7 || value.charCodeAt(4) !== 45 || !value.startsWith('20')) return false;
  if (!areDigits(value, 2, 4) || !areDigits(value, 5, 7)) return false;
  const month = Number(value.slice(5));
  return month >= 1 && month <= 12;
}

function areDigits(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
