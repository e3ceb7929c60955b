import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, narrow, shorten, trimInvisible } from './clean-text.ts';
import { accepted, auto, EMPTY, type KindReader, refused, shownText } from './kind-reading.ts';

/** 24 characters of GB/T 40058-2021: time, region, department, type, random digits with check. */
export const PROJECT_CODE_FORM = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/;
const BARE = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{6})$/;

/** Reads a 投资项目代码; missing hyphens are put in. A code stored as a number has lost its last digits. */
export const readProjectCode: KindReader = (column, cell) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  if (isBlank(text)) return EMPTY;
  const damaged = typeof cell.value === 'number' && Math.abs(cell.value) >= 1e15;
  if (damaged || /^\d(?:\.\d+)?E\+?\d{1,3}$/i.test(narrow(raw))) {
    return refused(VALUE_PROBLEMS.projectCodePrecision(column.heading, shorten(text)));
  }
  const narrowed = narrow(raw)
    .replace(/^'/, '')
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−_]+/g, '-');
  const code = narrowed.replace(BARE, '$1-$2-$3-$4-$5');
  if (!PROJECT_CODE_FORM.test(code)) return refused(VALUE_PROBLEMS.projectCodeFormat(column.heading, shorten(text)));
  if (raw === code) return accepted(code);
  return accepted(code, auto(trimInvisible(raw) === code ? 'T01' : 'T02'));
};
