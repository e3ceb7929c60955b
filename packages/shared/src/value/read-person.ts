import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, hasInnerLineBreak, isBlank, isFormulaError, shorten, trimInvisible } from './clean-text.ts';
import {
  accepted,
  auto,
  confirm,
  EMPTY,
  type KindReader,
  refused,
  shownText,
  type ValueChange,
  type ValueProblem,
} from './kind-reading.ts';
import type { Column } from '../ledger/definition.ts';

const SEPARATORS = /[、，,；;/\r\n|]+/;
const BRACKETED = /[（(][^（()）]*[)）]/g;
const PHONE_INSIDE = /\d(?:[\s-]?\d){6,}/;

/** Longest text of one name. */
export const MAX_NAME_LENGTH = 100;

/** Reads one name; titles in brackets are left out. Several names in one cell give a list. */
export const readPerson: KindReader = (column, cell) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  if (isBlank(text)) return EMPTY;
  const names = splitNames(raw);
  const problem = nameProblem(column, text, names);
  if (problem) return refused(problem);
  const [first] = names;
  if (first === undefined) return EMPTY;
  return accepted(names.length === 1 ? first : names, nameChange(raw, names));
};

/** Reads a list of names separated by 、, commas, line breaks and the like. */
export const readPersons: KindReader = (column, cell) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  if (isBlank(text)) return EMPTY;
  const names = splitNames(raw);
  const problem = nameProblem(column, text, names);
  if (problem) return refused(problem);
  return names.length === 0 ? EMPTY : accepted(names, nameChange(raw, names));
};

function nameProblem(column: Column, text: string, names: readonly string[]): ValueProblem | null {
  if (PHONE_INSIDE.test(text)) return VALUE_PROBLEMS.nameWithPhone(column.heading, shorten(text));
  if (names.some((name) => name.length > MAX_NAME_LENGTH)) {
    return VALUE_PROBLEMS.textTooLong(column.heading, shorten(text, 20), String(MAX_NAME_LENGTH));
  }
  return null;
}

/** Whether a name in canonical form is acceptable on the wire. */
export function isName(name: string): boolean {
  return (
    name !== '' && name.length <= MAX_NAME_LENGTH && !SEPARATORS.test(name) && !PHONE_INSIDE.test(name) && !isFormulaError(name)
  );
}

function splitNames(raw: string): string[] {
  const names: string[] = [];
  for (const part of raw.split(SEPARATORS)) {
    const name = cleanLine(part).replace(BRACKETED, '').replace(/^@/, '').trim();
    for (const one of spaced(name)) if (!isBlank(one) && !names.includes(one)) names.push(one);
  }
  return names;
}

/** 张 三 is one name, 张三 李四 are two; spaces inside Latin names stay. */
function spaced(name: string): readonly string[] {
  const pieces = name.split(/ +/);
  if (pieces.length === 1 || pieces.some((piece) => !/^\p{Script=Han}+$/u.test(piece))) return [name];
  return pieces.every((piece) => piece.length >= 2 && piece.length <= 4) ? pieces : [pieces.join('')];
}

function nameChange(raw: string, names: readonly string[]): ValueChange | undefined {
  const joined = names.join('、');
  if (raw === joined) return undefined;
  if (names.length > 1 && /\p{Script=Han}[ \u3000]+\p{Script=Han}/u.test(raw.trim())) return confirm('A01');
  if (hasInnerLineBreak(raw)) return auto('T03');
  return auto(trimInvisible(raw) === joined ? 'T01' : 'A01');
}
