import type { Column } from '../ledger/definition.ts';
import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, cleanLongText, hasInnerLineBreak, isBlank, shorten, textLength, trimInvisible } from './clean-text.ts';
import { serialDay } from './day-serial.ts';
import { accepted, auto, EMPTY, type KindReader, refused, shownText, type ValueChange } from './kind-reading.ts';
import { isDayFormat } from './number-format.ts';

/** No cell of a spreadsheet holds more characters than this. */
export const MAX_TEXT_LENGTH = 32_767;

/** Most characters a text column takes. */
export function maxTextLength(column: Column): number {
  return 'maxLength' in column.type ? (column.type.maxLength ?? MAX_TEXT_LENGTH) : MAX_TEXT_LENGTH;
}

/** Reads one-line and long texts. A number that is shown as a day is read as that day's text. */
export const readText: KindReader = (column, cell, context) => {
  const raw = cellText(cell.value, cell.format, context.date1904 ?? false);
  const oneLine = column.type.kind !== 'longText';
  const text = oneLine ? cleanLine(raw) : cleanLongText(raw);
  if (isBlank(text)) return EMPTY;
  const limit = maxTextLength(column);
  if (textLength(text) > limit) return refused(VALUE_PROBLEMS.textTooLong(column.heading, shorten(text, 20), String(limit)));
  return accepted(text, textChange(raw, text, oneLine));
};

/** Which change of a text there was, if any: T03 line breaks, T01 spaces and invisible characters, T02 look-alikes. */
export function textChange(raw: string, text: string, oneLine: boolean): ValueChange | undefined {
  if (raw === text || raw.replace(/\r\n?/g, '\n') === text) return undefined;
  if (oneLine && hasInnerLineBreak(raw)) return auto('T03');
  return trimInvisible(raw) === text ? auto('T01') : auto('T02');
}

function cellText(value: string | number | boolean, format: string | undefined, date1904: boolean): string {
  if (typeof value === 'number' && isDayFormat(format)) return serialDay(value, date1904) ?? shownText(value);
  return shownText(value);
}
