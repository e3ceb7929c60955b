import type { Cell } from '../workbook/cell.ts';
import { serialOfDay } from './day-serial.ts';

/** What a typed or written text becomes; `format` is the one Excel gives a cell that has none yet. */
export interface Entry {
  readonly value: string | number | boolean | null;
  readonly formula?: string;
  readonly error?: string;
  readonly format?: string;
}

export interface EntryContext {
  readonly dateSystem: 1900 | 1904;
  readonly year: number;
}

const ERRORS = ['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!'];

/**
 * Reads a text as Excel reads what is typed into a cell or set as `values`: formulas, numbers, percentages, days, times, truth
 * values and errors become what they look like, unless the cell has the text format or the text begins with an apostrophe.
 */
export function parseEntry(text: string, format: string, context: EntryContext): Entry {
  if (format === '@') return { value: text === '' ? null : text };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.trim() === '') return { value: text === '' ? null : text };
  if (text.startsWith('=') && text.length > 1) return { value: null, formula: text };
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { value: upper === 'TRUE' };
  if (ERRORS.includes(upper)) return { value: null, error: upper };
  return number(trimmed) ?? day(trimmed, context) ?? time(trimmed) ?? { value: text };
}

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const SCIENTIFIC = /^[+-]?(\d+(\.\d*)?|\.\d+)[eE][+-]?\d{1,3}$/;

function number(text: string): Entry | null {
  if (PLAIN.test(text)) return { value: fifteenDigits(Number(text)) };
  if (GROUPED.test(text))
    return { value: fifteenDigits(Number(text.replaceAll(',', ''))), format: text.includes('.') ? '#,##0.00' : '#,##0' };
  if (SCIENTIFIC.test(text)) return { value: Number(text), format: '0.00E+00' };
  const percent = /^(.*)%$/.exec(text)?.[1];
  if (percent !== undefined && PLAIN.test(percent))
    return { value: fifteenDigits(Number(percent) / 100), format: percent.includes('.') ? '0.00%' : '0%' };
  const money = /^[¥￥](.*)$/.exec(text)?.[1];
  if (money !== undefined && (PLAIN.test(money) || GROUPED.test(money)))
    return { value: Number(money.replaceAll(',', '')), format: '¥#,##0' };
  return null;
}

// Excel keeps 15 significant digits of what is typed and puts zeros for the rest: an 18-digit id number loses its end.
function fifteenDigits(value: number): number {
  if (!Number.isInteger(value) || Math.abs(value) < 1e15) return Number(value.toPrecision(15));
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 14);
  return Math.trunc(value / unit) * unit;
}

function day(text: string, context: EntryContext): Entry | null {
  const full = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (full) {
    const value = serialOfDay(Number(full[1]), Number(full[2]), Number(full[3]), context.dateSystem);
    return value === null ? null : { value, format: text.includes('年') ? 'yyyy"年"m"月"d"日"' : 'yyyy/m/d' };
  }
  const month = /^(\d{4})年(\d{1,2})月$/.exec(text) ?? /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (month) {
    const value = serialOfDay(Number(month[1]), Number(month[2]), 1, context.dateSystem);
    return value === null ? null : { value, format: text.includes('年') ? 'yyyy"年"m"月"' : 'mmm-yy' };
  }
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text) ?? /^(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (!short) return null;
  const value = serialOfDay(context.year, Number(short[1]), Number(short[2]), context.dateSystem);
  return value === null ? null : { value, format: 'm"月"d"日"' };
}

function time(text: string): Entry | null {
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!match || Number(match[1]) > 23) return null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return { value: seconds / 86_400, format: match[3] === undefined ? 'h:mm' : 'h:mm:ss' };
}

/** The cell after an entry: its own format and style stay, and a bare cell takes the format the entry brings. */
export function enteredCell(before: Cell | undefined, entry: Entry, columnFormat: string | undefined): Cell | undefined {
  const format = before?.format ?? (columnFormat === undefined || columnFormat === 'General' ? undefined : columnFormat);
  const kept = format === undefined || format === 'General' ? (entry.format ?? before?.format) : before?.format;
  if (entry.value === null && entry.formula === undefined && entry.error === undefined && kept === undefined && !before?.style)
    return undefined;
  return {
    value: entry.value,
    ...(entry.formula === undefined ? {} : { formula: entry.formula }),
    ...(entry.error === undefined ? {} : { error: entry.error }),
    ...(kept === undefined ? {} : { format: kept }),
    ...(before?.style ? { style: before.style } : {}),
  };
}
