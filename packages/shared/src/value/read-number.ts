import type { Column } from '../ledger/definition.ts';
import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, narrow, shorten, trimInvisible } from './clean-text.ts';
import { type Decimal, decimalOfNumber, decimalText, parseDecimal, toScale } from './decimal.ts';
import {
  accepted,
  auto,
  EMPTY,
  type FilledCell,
  type KindReader,
  type KindReading,
  refused,
  shownText,
  type ValueChange,
} from './kind-reading.ts';

/** Numbers from here on are slips. */
export const MAX_NUMBER = 1e12;

/** Reads a number with at most `digits` decimals into canonical decimal text (no trailing zeros). */
export const readDecimal: KindReader = (column, cell) => {
  const digits = column.type.kind === 'decimal' ? column.type.digits : 0;
  return readExact(column, cell, digits, (value, change) => accepted(decimalText(value), change));
};

/** Reads a whole number. */
export const readInteger: KindReader = (column, cell) =>
  readExact(column, cell, 0, (value, change) => accepted(Number(value.digits), change));

/** The finding when a number is below the column's lower bound. */
export function belowMinimum(column: Column, shown: string, value: number) {
  const min = 'min' in column.type ? column.type.min : undefined;
  return min !== undefined && value < min ? VALUE_PROBLEMS.numberNegative(column.heading, shown, String(min)) : null;
}

function readExact(
  column: Column,
  cell: FilledCell,
  digits: number,
  give: (value: Decimal, change?: ValueChange) => KindReading,
): KindReading {
  const text = cleanLine(shownText(cell.value));
  if (isBlank(text)) return EMPTY;
  const shown = shorten(text);
  const format = () =>
    refused(
      digits === 0 ? VALUE_PROBLEMS.integerFormat(column.heading, shown) : VALUE_PROBLEMS.numberFormat(column.heading, shown),
    );
  const read = typeof cell.value === 'number' ? number(cell.value) : typeof cell.value === 'string' ? written(cell.value) : null;
  if (read === null) return format();
  const scaled = toScale(read.value, digits);
  const asNumber = Number(decimalText(scaled.value));
  if (Math.abs(asNumber) >= MAX_NUMBER) return format();
  const below = belowMinimum(column, shown, asNumber);
  if (below) return refused(below);
  if (!scaled.exact) {
    if (digits === 0) return format();
    return refused({ ...VALUE_PROBLEMS.decimalPrecision(column.heading, shown, String(digits)), fix: decimalText(scaled.value) });
  }
  return give(scaled.value, read.change);
}

function number(value: number): { value: Decimal; change?: ValueChange } | null {
  const decimal = decimalOfNumber(value);
  return decimal === null ? null : { value: decimal };
}

function written(raw: string): { value: Decimal; change: ValueChange } | null {
  const text = narrow(raw).replace(/^'/, '');
  const plain = parseDecimal(text);
  if (plain !== null) {
    const kind = /[\uff00-\uff5e]/.test(raw) ? 'N01' : trimInvisible(raw) === raw ? 'N14' : 'T01';
    return { value: plain, change: auto(kind) };
  }
  const negative = /^\((.*)\)$/.exec(text);
  const body = (negative ? `-${negative[1] ?? ''}` : text).replace(/(亩|个|人|户|天|日|项|家|次|工作日|个工作日)$/, '').trim();
  const joined = /^-?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(body) ? body.replace(/[, ]/g, '') : body;
  const value = parseDecimal(joined);
  return value === null ? null : { value, change: auto(negative ? 'N10' : body === text ? 'N01' : 'N02') };
}
