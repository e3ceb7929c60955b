import type { Column } from '../ledger/definition.ts';
import type { FieldValue } from '../ledger/fields.ts';
import type { Unit } from '../unit/unit.ts';
import { daySerial } from './day-serial.ts';
import { decimalText } from './decimal.ts';
import { DEFAULT_YUAN_PER_UNIT } from './read-money.ts';
import { inUnit, valueText } from './value-text.ts';

/** What is put into a cell: its raw value and, where the meaning hangs on it, its number format. */
export interface CellOutput {
  readonly value: string | number | null;
  readonly format?: string;
}

/** How the sheet is written: units by name, yuan per 1 of a money column (10,000 unless told), date system. */
export interface WriteContext {
  readonly units: readonly Unit[];
  readonly yuanPerUnit?: number;
  readonly date1904?: boolean;
}

const TEXT_FORMAT = '@';
const DAY_FORMAT = 'yyyy-mm-dd';
const PERCENT_FORMAT = '0.00%';
const CENTS_PER_USD_WAN = 1_000_000;

/**
 * A canonical value as a cell of its column; `readCell` reads it back to the same value. Days are serial numbers,
 * money numbers of the column's unit, codes and texts are marked as text so that the host does not reinterpret them.
 */
export function writeCell(column: Column, value: FieldValue | null, context: WriteContext): CellOutput {
  if (value === null) return { value: null };
  const { kind } = column.type;
  if (typeof value === 'number') {
    if (kind === 'wan') return { value: scaled(value, context.yuanPerUnit ?? DEFAULT_YUAN_PER_UNIT) };
    if (kind === 'yuan') return { value: scaled(value, context.yuanPerUnit ?? 1) };
    if (kind === 'usdWan') return { value: scaled(value, CENTS_PER_USD_WAN) };
    return kind === 'percent' ? { value: scaled(value, 10_000), format: PERCENT_FORMAT } : { value };
  }
  if (kind === 'day' && typeof value === 'string') {
    const serial = daySerial(value, context.date1904 ?? false);
    return serial === null ? { value, format: TEXT_FORMAT } : { value: serial, format: DAY_FORMAT };
  }
  if (kind === 'decimal' && typeof value === 'string') return { value: Number(value) };
  const text = valueText(column, value, context);
  return kind === 'choice' || kind === 'unitRef' || kind === 'yesNo' ? { value: text } : { value: text, format: TEXT_FORMAT };
}

/** The number whose shortest decimal text is exactly the amount in the larger unit. */
function scaled(whole: number, perUnit: number): number {
  return Number(decimalText(inUnit(whole, perUnit)));
}
