import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { columnNumber } from '@double-hundred/xlsx/area';
import { type Shift, shiftedStretch } from './shift.ts';

const PART = /^(\$?)([A-Z]{1,3})(\$?)(\d*)$/i;
// Quoted text is left alone; then an optional sheet, and a cell, an area or whole columns. A name before "(" is a function.
const REFERENCE =
  /("(?:[^"]|"")*")|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\p{L}\p{N}_(.])/gu;

/** Areas such as `A1:C3 E5` after the shift; null when nothing of them is left. */
export function shiftedAreas(text: string, shift: Shift): string | null {
  const left = text.split(/[\s,]+/).flatMap((area) => shiftedReference(area, shift) ?? []);
  return left.length === 0 ? null : left.join(' ');
}

/** A formula of the sheet after the shift; references to cells that are gone become #REF!. */
export function shiftedFormula(formula: string, sheet: string, shift: Shift): string {
  return replaced(formula, (reference, on) => (on === null || on === sheet ? shiftedReference(reference, shift) : reference));
}

/** The formula as it reads so many rows and columns further on: relative references move along. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  const moved = (part: string): string | null => {
    const [, fixedColumn = '', letters = '', fixedRow = '', digits = ''] = PART.exec(part) ?? [];
    const column = columnNumber(letters) + (fixedColumn === '$' ? 0 : columns);
    const row = digits === '' ? '' : Number(digits) + (fixedRow === '$' ? 0 : rows);
    return column < 1 || (row !== '' && row < 1) ? null : `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`;
  };
  return replaced(formula, (reference) => {
    const parts = reference.split(':').map(moved);
    return parts.includes(null) ? null : parts.join(':');
  });
}

function replaced(formula: string, change: (reference: string, sheet: string | null) => string | null): string {
  return formula.replace(REFERENCE, (all: string, quoted: string | undefined, prefix: string | undefined, reference: string) => {
    if (quoted !== undefined) return all;
    const sheet = prefix === undefined ? null : prefix.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
    return `${prefix ?? ''}${change(reference, sheet) ?? '#REF!'}`;
  });
}

function shiftedReference(reference: string, shift: Shift): string | null {
  const [first = '', last = first] = reference.split(':');
  const [start, end] = [PART.exec(first), PART.exec(last)];
  if (!start || !end) return reference;
  const numberOf = (part: RegExpExecArray): number => (shift.axis === 'rows' ? Number(part[4]) : columnNumber(part[2] ?? ''));
  if (shift.axis === 'rows' && start[4] === '') return reference;
  const stretch = shiftedStretch([numberOf(start), numberOf(end)], shift);
  if (stretch === null) return null;
  const placed = (part: RegExpExecArray, number: number): string =>
    shift.axis === 'rows' ? `${part[1]}${part[2]}${part[3]}${number}` : `${part[1]}${columnLetters(number)}${part[3]}${part[4]}`;
  const whole = placed(start, stretch[0]);
  return reference.includes(':') ? `${whole}:${placed(end, stretch[1])}` : whole;
}
