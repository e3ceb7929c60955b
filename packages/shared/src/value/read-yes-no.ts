import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, narrow, shorten } from './clean-text.ts';
import { accepted, auto, EMPTY, type KindReader, refused, shownText } from './kind-reading.ts';

const YES = new Set(['是', '√', '✓', '✔', 'Y', 'YES', '1', '有', 'TRUE', '对']);
const NO = new Set(['否', '×', '✗', '✘', 'X', 'N', 'NO', '0', '无', 'FALSE', '没有', '不是']);

/** Every way of writing 是 or 否 that is understood. */
export const YES_NO_WORDS: readonly string[] = [...YES, ...NO];

/** Reads 是 and 否 and their usual marks. */
export const readYesNo: KindReader = (column, cell) => {
  const text = narrow(shownText(cell.value)).toUpperCase();
  const value = YES.has(text) ? true : NO.has(text) ? false : null;
  if (value === null) {
    const shown = cleanLine(shownText(cell.value));
    return isBlank(shown) ? EMPTY : refused(VALUE_PROBLEMS.yesNoUnknown(column.heading, shorten(shown)));
  }
  return accepted(value, cell.value === (value ? '是' : '否') ? undefined : auto('E03'));
};
