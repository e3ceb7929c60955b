import { dayOf, daysInMonth } from '../kernel/day.ts';
import type { Column } from '../ledger/definition.ts';
import { impossibleDay, VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, shorten } from './clean-text.ts';
import { daysOfDottedDay, daysOfDottedMonth, daysOfMonth } from './day-choices.ts';
import { serialDay } from './day-serial.ts';
import { type DayForm, parseDayText } from './day-text.ts';
import {
  accepted,
  auto,
  confirm,
  EMPTY,
  type KindReader,
  type KindReading,
  type ReadContext,
  refused,
  shownText,
} from './kind-reading.ts';
import { isDayFormat } from './number-format.ts';

/** Reads a day from a serial number, eight digits or text in any usual spelling; refuses what is not one certain day. */
export const readDay: KindReader = (column, cell, context) => {
  if (typeof cell.value === 'number') return readNumber(column, cell.value, cell.format, context);
  const text = cleanLine(shownText(cell.value));
  if (isBlank(text)) return EMPTY;
  const shown = shorten(text);
  const parsed = parseDayText(typeof cell.value === 'string' ? cell.value : text, context.campaign);
  if (parsed.kind === 'day') return realDay(column, shown, parsed.year, parsed.month, parsed.day, parsed.form);
  if (parsed.kind === 'month') {
    const { year, month } = parsed;
    const unreal = month < 1 || month > 12;
    return refused(
      unreal
        ? VALUE_PROBLEMS.dateNotExist(column.heading, shown, impossibleDay(year, month, 1, null))
        : { ...VALUE_PROBLEMS.dateNoDay(column.heading, shown), choices: daysOfMonth(year, month) },
    );
  }
  if (parsed.kind === 'monthOnly') return refused(VALUE_PROBLEMS.dateNoDay(column.heading, shown));
  if (parsed.kind === 'year') return refused(VALUE_PROBLEMS.dateYearOnly(column.heading, shown));
  if (parsed.kind === 'range') return refused(VALUE_PROBLEMS.dateRange(column.heading, shown));
  return refused(VALUE_PROBLEMS.dateVague(column.heading, shown));
};

function readNumber(column: Column, value: number, format: string | undefined, context: ReadContext): KindReading {
  const shown = shownText(value);
  const { heading } = column;
  const whole = Number.isInteger(value);
  if (whole && value >= 1900 && value <= 2100) return refused(VALUE_PROBLEMS.dateYearOnly(heading, shown));
  const serial = serialDay(value, context.date1904 ?? false);
  if (serial !== null) return whole && isDayFormat(format) ? accepted(serial) : accepted(serial, auto('D04'));
  const month = /^(?:(\d{4})|(\d{1,2}))\.(\d{1,2})$/.exec(shown);
  if (month?.[1] !== undefined && value >= 1900 && value < 2101) {
    const digits = month[3] ?? '';
    const problem = VALUE_PROBLEMS.dateAmbiguousMonth(heading, shown, monthChoices(digits));
    return refused({ ...problem, choices: daysOfDottedMonth(Number(month[1]), digits) });
  }
  if (month?.[2] !== undefined && value >= 1 && value < 13) {
    const digits = month[3] ?? '';
    const problem = VALUE_PROBLEMS.dateAmbiguousMonth(heading, shown, dayChoices(month[2], digits));
    return refused({ ...problem, choices: daysOfDottedDay(Number(month[2]), digits, context.campaign) });
  }
  if (whole && /^\d{8}$/.test(shown)) {
    return realDay(column, shown, Number(shown.slice(0, 4)), Number(shown.slice(4, 6)), Number(shown.slice(6)), 'D03');
  }
  if (whole && /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(shown)) {
    const choices = daysOfMonth(Number(shown.slice(0, 4)), Number(shown.slice(4)));
    return refused({ ...VALUE_PROBLEMS.dateNoDay(heading, shown), choices });
  }
  return refused(VALUE_PROBLEMS.dateNotExist(heading, shown));
}

function realDay(column: Column, shown: string, year: number, month: number, day: number, form: DayForm): KindReading {
  const value = dayOf(year, month, day);
  if (value === null) {
    const lastDay = month >= 1 && month <= 12 ? daysInMonth(year, month) : null;
    return refused(VALUE_PROBLEMS.dateNotExist(column.heading, shown, impossibleDay(year, month, day, lastDay)));
  }
  if (form === 'iso') return accepted(value);
  return accepted(value, form === 'D08' ? confirm(form) : auto(form));
}

function monthChoices(digits: string): string {
  return digits === '1' ? '1月还是10月' : '几月几日';
}

function dayChoices(month: string, digits: string): string {
  return digits.length === 1 ? `${month}月${digits}日还是${month}月${digits}0日` : '几月几日';
}
