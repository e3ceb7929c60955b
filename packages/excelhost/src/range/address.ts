import { type Area, isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS } from './area.ts';

/** Column letters of a 1-based column number: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

export function columnNumber(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** `A1:B2`, `A:C`, `2:5` or `A1`. */
export function localAddress(area: Area): string {
  if (isEntireColumn(area) && !isEntireRow(area)) return `${columnLetters(area.left)}:${columnLetters(area.right)}`;
  if (isEntireRow(area)) return `${area.top}:${area.bottom}`;
  const first = `${columnLetters(area.left)}${area.top}`;
  const last = `${columnLetters(area.right)}${area.bottom}`;
  return first === last ? first : `${first}:${last}`;
}

/** The address with its sheet, quoted where Excel quotes: `台账!A1:B2`, `'2026 年'!A1`. */
export function fullAddress(sheetName: string, area: Area): string {
  return `${quotedSheet(sheetName)}!${localAddress(area)}`;
}

export function quotedSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

export interface ParsedAddress {
  readonly sheet: string | null;
  readonly area: Area;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?(\d{1,7})$/;

/** Reads an A1 address with or without sheet; null when it is none (a name, perhaps). */
export function parseAddress(text: string): ParsedAddress | null {
  const split = /^(?:'((?:[^']|'')*)'|([^'!]+))!(.*)$/.exec(text.trim());
  const sheet = split ? (split[1]?.replaceAll("''", "'") ?? split[2] ?? null) : null;
  const [first = '', last = first, ...rest] = (split?.[3] ?? text.trim()).split(':');
  if (rest.length > 0) return null;
  // One letter or number alone is a name, not a column or row.
  const area = last === first && !text.includes(':') && !CELL.test(first) ? null : areaOf(first, last);
  return area ? { sheet, area } : null;
}

function areaOf(first: string, last: string): Area | null {
  const cells = [CELL.exec(first), CELL.exec(last)];
  const columns = [COLUMN.exec(first), COLUMN.exec(last)];
  const rows = [ROW.exec(first), ROW.exec(last)];
  if (cells[0] && cells[1]) return ordered(numbers(cells, 2), numbers(cells, 1, columnNumber));
  if (columns[0] && columns[1]) return ordered([1, MAX_ROWS], numbers(columns, 1, columnNumber));
  if (rows[0] && rows[1]) return ordered(numbers(rows, 1), [1, MAX_COLUMNS]);
  return null;
}

function numbers(matches: readonly (RegExpExecArray | null)[], group: number, read: (text: string) => number = Number): number[] {
  return matches.map((match) => read(match?.[group] ?? ''));
}

function ordered(rows: readonly number[], columns: readonly number[]): Area | null {
  const area = { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
  return area.top >= 1 && area.bottom <= MAX_ROWS && area.left >= 1 && area.right <= MAX_COLUMNS ? area : null;
}
