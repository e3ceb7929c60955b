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

const HAN_NAMES = /^[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10}){0,9}$/;
const MONTH = /^20\d{2}-(?:0[1-9]|1[0-2])$/;
/** Up to `below` base units a float is exact to far less than `noise`, which the reader forgives. */
const MONEY_FLOAT = { below: 1e11, noise: 1e-4 };
const NUMBER_FLOAT = { below: 1e9, noise: 1e-7 };
const REMEMBERED = 2000;

/** One column as a closure: canonical cells pass the quick test, all others are read in full and remembered. */
export function compileCellCheck(column: Column, context: ReadContext): CellCheck {
  const isPlain = quickTest(column, context);
  const known = new Map<Filled, string | null>();
  return (value) => {
    if (isPlain(value)) return null;
    const remembered = known.get(value);
    if (remembered !== undefined) return remembered;
    const ruleId = readCell(column, { value }, context).findings[0]?.ruleId ?? null;
    if (known.size >= REMEMBERED) known.clear();
    known.set(value, ruleId);
    return ruleId;
  };
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
      return day(context.date1904 ?? false);
    case 'month':
      return (value) => typeof value === 'string' && MONTH.test(value);
    case 'wan':
      return scaled(context.yuanPerUnit ?? DEFAULT_YUAN_PER_UNIT, lowest(type.minYuan, type.aboveYuan), MONEY_LIMIT, MONEY_FLOAT);
    case 'yuan':
      return scaled(context.yuanPerUnit ?? 1, lowest(type.minYuan, type.aboveYuan), MONEY_LIMIT, MONEY_FLOAT);
    case 'usdWan':
      return scaled(1_000_000, 0, MONEY_LIMIT, MONEY_FLOAT);
    case 'integer':
      return scaled(1, type.min ?? 0, NUMBER_FLOAT.below, NUMBER_FLOAT);
    case 'decimal':
      return scaled(10 ** type.digits, Math.ceil((type.min ?? 0) * 10 ** type.digits), NUMBER_FLOAT.below, NUMBER_FLOAT);
    case 'percent':
      return (value) => typeof value === 'number' && Number.isInteger(value) && value > 1 && value <= 100;
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
    case 'shares':
      return () => false;
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

function day(date1904: boolean): QuickTest {
  const first = daySerial('1950-01-01', date1904) ?? 0;
  const last = daySerial('2199-12-31', date1904) ?? 0;
  return (value) =>
    typeof value === 'number'
      ? Number.isInteger(value) && value >= first && value <= last
      : typeof value === 'string' && isIsoDay(value);
}

/** Numbers that are whole base units within bounds. */
function scaled(perUnit: number, min: number, limit: number, float: typeof MONEY_FLOAT): QuickTest {
  return (value) => {
    if (typeof value !== 'number') return false;
    const units = value * perUnit;
    if (units < min || units >= limit) return false;
    if (Number.isInteger(value)) return true;
    return units < float.below && Math.abs(units - Math.round(units)) < float.noise && Math.round(units) >= min;
  };
}

function lowest(minYuan: number | undefined, aboveYuan: number | undefined): number {
  return Math.max(minYuan ?? 0, aboveYuan === undefined ? 0 : aboveYuan + 1);
}

function isMobile(value: Filled): boolean {
  if (typeof value !== 'string' || value.length !== 11 || value.charCodeAt(0) !== 49) return false;
  for (let index = 1; index < 11; index += 1) {
    const code = value.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
