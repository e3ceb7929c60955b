import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

const GAP = '…';
/** Most characters between the parts of one expression. */
const WIDEST_GAP = 15;
/** What ends a clause: an expression lies within one, and so does what takes it back. */
const CLAUSE_ENDS = '。；;，,！!？?、（）()\n\r';

/**
 * A text names something a law asks to be examined first; the first such text is reported, once. An expression may have
 * gaps (税…返还). It says nothing in a clause with one of the exceptions (不得, 代扣).
 */
export const namesWords: RuleEvaluator<'namesWords'> = ({ columns, words, except = [], law }, { definition, fields }) => {
  for (const column of columns) {
    const text = textIn(fields, column) ?? '';
    if (text === '') continue;
    const word = firstNamed(text, words, except);
    if (word !== null) return [{ column, ...findingText.namesWords(headingOf(definition, column), word, law) }];
  }
  return NOTHING;
};

function firstNamed(text: string, words: readonly string[], except: readonly string[]): string | null {
  const clauses = text.split(CLAUSE).filter((clause) => !except.some((exception) => clause.includes(exception)));
  for (const word of words) {
    const [first = '', ...rest] = word.split(GAP);
    for (const clause of clauses) {
      const found = rest.length === 0 ? (clause.includes(word) ? word : null) : withGaps(clause, first, rest);
      if (found !== null) return found;
    }
  }
  return null;
}

const CLAUSE = new RegExp(`[${CLAUSE_ENDS}]`, 'u');

/** The stretch of a clause in which the parts follow each other closely enough, the shortest from where it begins. */
function withGaps(clause: string, first: string, rest: readonly string[]): string | null {
  for (let start = clause.indexOf(first); start >= 0; start = clause.indexOf(first, start + 1)) {
    let end = start + first.length;
    const fits = rest.every((part) => {
      const next = clause.indexOf(part, end);
      const close = next >= 0 && next - end <= WIDEST_GAP;
      end = next + part.length;
      return close;
    });
    if (fits) return clause.slice(start, end);
  }
  return null;
}
