import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, narrow, shorten, trimInvisible } from './clean-text.ts';
import { accepted, auto, EMPTY, type KindReader, refused, shownText } from './kind-reading.ts';
import { hasUsccCheck, hasUsccForm } from './uscc-check.ts';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{1,3}$/;
const FIRST_LOST_DIGIT = 15;

/** Reads a 统一社会信用代码 (GB 32100-2015) and verifies its check digit. Digits Excel has dropped are never guessed. */
export const readUscc: KindReader = (column, cell) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  if (isBlank(text)) return EMPTY;
  const { heading } = column;
  const code = narrow(raw).replace(/^'/, '').replace(/[\s-]/g, '').toUpperCase();
  const shown = shorten(text);
  if (
    SCIENTIFIC.test(narrow(raw).toUpperCase()) ||
    (typeof cell.value === 'number' && Math.abs(cell.value) >= 10 ** FIRST_LOST_DIGIT)
  ) {
    return refused(VALUE_PROBLEMS.codePrecision(heading, shown));
  }
  if (!hasUsccForm(code)) return refused({ ...VALUE_PROBLEMS.usccFormat(heading, shown, formDetail(code)), ...likely(code) });
  if (!hasUsccCheck(code)) {
    const lost = /^\d{15}000$/.test(code) || /^\d{14}0000$/.test(code);
    return refused(lost ? VALUE_PROBLEMS.codePrecision(heading, shown) : VALUE_PROBLEMS.usccCheck(heading, shown));
  }
  if (raw === code) return accepted(code);
  if (/[\uff00-\uff5e]/.test(raw)) return accepted(code, auto('T02'));
  return accepted(code, auto(trimInvisible(raw).replace(/[\s-]/g, '') === code ? 'T01' : 'C01'));
};

function formDetail(code: string): string {
  if (code.length !== 18) return `应为18位，现为${code.length}位`;
  const wrong = /[IOZSV]/.exec(code)?.[0];
  return wrong === undefined ? '第3至8位应为数字，其余为数字或大写字母' : `其中不会有字母 ${wrong}`;
}

/** O and I read as 0 and 1 are proposed only when the check digit then agrees. */
function likely(code: string): { fix: string } | Record<string, never> {
  const candidate = code.replace(/O/g, '0').replace(/I/g, '1');
  return candidate !== code && hasUsccForm(candidate) && hasUsccCheck(candidate) ? { fix: candidate } : {};
}
