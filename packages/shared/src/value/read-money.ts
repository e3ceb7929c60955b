import type { Column } from '../ledger/definition.ts';
import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, narrow, shorten, trimInvisible } from './clean-text.ts';
import { type Decimal, decimalOfNumber, MONEY_NOISE_PART, nearestWhole, times } from './decimal.ts';
import {
  accepted,
  auto,
  EMPTY,
  type KindReader,
  type KindReading,
  refused,
  shownText,
  type ValueChange,
} from './kind-reading.ts';
import { parseMoneyText } from './money-text.ts';

/** Yuan per 1 in a money cell when neither heading nor 单位 line says otherwise (万元). */
export const DEFAULT_YUAN_PER_UNIT = 10_000;
const CENTS_PER_USD_WAN = 1_000_000;
const CENTS = 100;

/** Amounts from here on are slips, and sums of rows stay safe integers below it. */
export const MONEY_LIMIT = 100_000_000_000_000;

/** Reads money into whole yuan. A unit written in the cell goes before the column's scale. */
export const readWan: KindReader = (column, cell, context) => {
  const perUnit = context.yuanPerUnit ?? DEFAULT_YUAN_PER_UNIT;
  return readMoney(column, cell.value, perUnit, 1, false);
};

/** Reads money of a column in 元; a heading may still name another unit. */
export const readYuan: KindReader = (column, cell, context) => readMoney(column, cell.value, context.yuanPerUnit ?? 1, 1, false);

/** Reads 万美元 into whole US cents. */
export const readUsdWan: KindReader = (column, cell) => readMoney(column, cell.value, CENTS_PER_USD_WAN, CENTS, true);

/** Whether whole base units lie in the range the column allows; the finding otherwise. */
export function moneyRangeProblem(column: Column, shown: string, whole: number) {
  const { type, heading } = column;
  if (!Number.isSafeInteger(whole) || Math.abs(whole) >= MONEY_LIMIT) return VALUE_PROBLEMS.moneyTooLarge(heading, shown);
  if (type.kind !== 'wan' && type.kind !== 'yuan') return whole < 0 ? VALUE_PROBLEMS.moneyNegative(heading, shown) : null;
  if (type.aboveYuan !== undefined && whole <= type.aboveYuan) {
    return whole < 0 ? VALUE_PROBLEMS.moneyNegative(heading, shown) : VALUE_PROBLEMS.moneyNotPositive(heading, shown);
  }
  return type.minYuan !== undefined && whole < type.minYuan ? VALUE_PROBLEMS.moneyNegative(heading, shown) : null;
}

function readMoney(
  column: Column,
  value: string | number | boolean,
  perUnit: number,
  factor: number,
  foreign: boolean,
): KindReading {
  if (typeof value === 'number' && Number.isInteger(value) && Number.isSafeInteger(value * perUnit)) {
    const outside = moneyRangeProblem(column, shownText(value), value * perUnit);
    return outside ? refused(outside) : accepted(value === 0 ? 0 : value * perUnit);
  }
  const text = cleanLine(shownText(value));
  if (isBlank(text)) return EMPTY;
  const shown = shorten(text);
  if (typeof value === 'number') {
    const number = decimalOfNumber(value);
    if (number === null) return refused(VALUE_PROBLEMS.moneyFormat(column.heading, shown));
    return whole(column, shown, times(number, perUnit));
  }
  if (typeof value === 'boolean' || text.length > 60) return refused(VALUE_PROBLEMS.moneyFormat(column.heading, shown));
  const parsed = parseMoneyText(narrow(value), perUnit, factor, foreign);
  if (parsed.ok) return whole(column, shown, parsed.amount, spelling(value, parsed.change));
  if (parsed.reason === 'currency') return refused(VALUE_PROBLEMS.numberCurrency(column.heading, shown));
  if (parsed.reason === 'vague') return refused(VALUE_PROBLEMS.numberVague(column.heading, shown));
  return refused(VALUE_PROBLEMS.moneyFormat(column.heading, shown));
}

function whole(column: Column, shown: string, amount: Decimal, change?: ValueChange): KindReading {
  const nearest = nearestWhole(amount, MONEY_NOISE_PART);
  const yuan = Number(nearest.whole);
  const outside = moneyRangeProblem(column, shown, yuan);
  if (outside) return refused(outside);
  if (!nearest.exact) return refused({ ...VALUE_PROBLEMS.moneyPrecision(column.heading, shown), fix: yuan });
  return accepted(yuan === 0 ? 0 : yuan, change);
}

/** Plain digits as text: only spaces around them (T01), full width (N01), or simply text (N14). */
function spelling(raw: string, change: ValueChange): ValueChange {
  if (change.kind !== 'N14') return change;
  if (/[\uff00-\uff5e]/.test(raw)) return auto('N01');
  return trimInvisible(raw) === raw ? change : auto('T01');
}
