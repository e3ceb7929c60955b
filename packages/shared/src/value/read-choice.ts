import type { Column } from '../ledger/definition.ts';
import { choiceMisleading, choiceUnknown } from '../message/values.ts';
import { type ChoiceList, choiceList } from './choice-list.ts';
import { cleanLine, isBlank, shorten } from './clean-text.ts';
import { foldName } from './fold-name.ts';
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
import { nearMiss } from './near-miss.ts';
import { textChange } from './read-text.ts';

const ENDINGS = /(?:产业链|产业|行业|阶段|项目|类|业)$/;
const SEPARATORS = /[、，,；;\r\n|]+/;

/** Reads one word of the column's list; synonyms are applied, near misses proposed, misleading words refused. */
export const readChoice: KindReader = (column, cell, context) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  const list = choiceList(column, context.campaign);
  // 无 is a blank, unless the list offers it.
  if (isBlank(text) && !list.exact.has(text)) return EMPTY;
  const word = resolve(column, text, list);
  if (!word.ok) return refused(word.problem);
  return accepted(word.choice, word.change ?? textChange(raw, word.choice, true));
};

/** Reads several words of the column's list into a list without repeats. */
export const readChoices: KindReader = (column, cell, context) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  const list = choiceList(column, context.campaign);
  if (isBlank(text) && !list.exact.has(text)) return EMPTY;
  const found: string[] = [];
  let change: ValueChange | undefined;
  for (const part of parts(raw, list)) {
    const word = resolve(column, part, list);
    if (!word.ok) return refused(word.problem);
    if (!found.includes(word.choice)) found.push(word.choice);
    if (word.change && change?.handling !== 'confirm') change = word.change;
  }
  if (found.length === 0) return EMPTY;
  const joined = found.join('、');
  return accepted(found, change ?? (raw === joined ? undefined : (textChange(raw, joined, true) ?? auto('T01'))));
};

type Resolved =
  | { readonly ok: true; readonly choice: string; readonly change?: ValueChange }
  | { readonly ok: false; readonly problem: ValueProblem };

function resolve(column: Column, text: string, list: ChoiceList): Resolved {
  if (list.choices.length === 0 || list.exact.has(text)) return { ok: true, choice: text };
  const key = foldName(text);
  const same = list.folded.get(key);
  if (same !== undefined) return { ok: true, choice: same, change: auto('T02') };
  const synonym = list.applied.get(key);
  if (synonym !== undefined) return { ok: true, choice: synonym, change: auto('E01') };
  const misleading = list.proposed.get(key);
  if (misleading !== undefined) return { ok: false, problem: choiceMisleading(column.heading, shorten(text), misleading) };
  const near = nearMiss(key, [...list.folded], ENDINGS);
  if (near?.certain) return { ok: true, choice: near.target, change: confirm('E01') };
  return { ok: false, problem: choiceUnknown(column.heading, shorten(text), list.choices, near?.target) };
}

/** The words of a cell; blanks separate too when each piece is itself in the list. */
function parts(raw: string, list: ChoiceList): readonly string[] {
  const pieces = raw
    .split(SEPARATORS)
    .map(cleanLine)
    .filter((piece) => list.exact.has(piece) || !isBlank(piece));
  return pieces.flatMap((piece) => {
    const words = piece.split(/[ /]+/).filter((word) => word !== '');
    return words.length > 1 && words.every((word) => list.folded.has(foldName(word))) ? words : [piece];
  });
}
