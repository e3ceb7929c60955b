import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

/** A text names something a law asks to be examined first; the first such text is reported, once. */
export const namesWords: RuleEvaluator<'namesWords'> = (params, { definition, fields }) => {
  for (const column of params.columns) {
    const text = textIn(fields, column) ?? '';
    const word = params.words.find((candidate) => text.includes(candidate));
    if (word !== undefined) return [{ column, ...findingText.namesWords(headingOf(definition, column), word, params.law) }];
  }
  return NOTHING;
};
