import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, narrow, shorten } from './clean-text.ts';
import { serialDay } from './day-serial.ts';
import { parseDayText } from './day-text.ts';
import { accepted, auto, EMPTY, type KindReader, refused, shownText } from './kind-reading.ts';

/** Reads a month `YYYY-MM` from text, six digits or any day inside it. 2024.1 as a number may have been 2024.10. */
export const readMonth: KindReader = (column, cell, context) => {
  const text = cleanLine(shownText(cell.value));
  if (isBlank(text)) return EMPTY;
  const { heading } = column;
  const fail = () => refused(VALUE_PROBLEMS.monthFormat(heading, shorten(text)));
  if (typeof cell.value === 'number') {
    if (/^\d{4}\.\d{1,2}$/.test(text)) return refused(VALUE_PROBLEMS.dateAmbiguousMonth(heading, text, '几月'));
    if (Number.isInteger(cell.value) && cell.value >= 1900 && cell.value <= 2100) {
      return refused(VALUE_PROBLEMS.dateYearOnly(heading, text));
    }
    const day = serialDay(cell.value, context.date1904 ?? false);
    if (day !== null) return accepted(day.slice(0, 7), auto('D04'));
    if (!Number.isInteger(cell.value)) return fail();
  }
  const parsed = parseDayText(text, context.campaign);
  if (parsed.kind === 'year') return refused(VALUE_PROBLEMS.dateYearOnly(heading, shorten(text)));
  if (parsed.kind === 'range') return refused(VALUE_PROBLEMS.dateRange(heading, shorten(text)));
  if (parsed.kind !== 'month' && parsed.kind !== 'day') return fail();
  if (parsed.month < 1 || parsed.month > 12 || parsed.year < 1900 || parsed.year > 2999) return fail();
  const month = `${parsed.year}-${String(parsed.month).padStart(2, '0')}`;
  if (cell.value === month) return accepted(month);
  return accepted(month, auto(narrow(text).includes('年') ? 'D02' : 'D01'));
};
