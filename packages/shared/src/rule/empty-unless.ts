import { conditionValues, holds } from '../ledger/condition.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, isBlank, NOTHING, type RuleEvaluator, shownIn, textIn } from './rule-input.ts';

/** A column is filled although the state of the row leaves it empty. An empty or refused state is not judged. */
export const emptyUnless: RuleEvaluator<'emptyUnless'> = (params, input) => {
  const { definition, fields } = input;
  const state = textIn(fields, params.when.column);
  if (state === null || holds(params.when, fields) || isBlank(fields[params.column])) return NOTHING;
  const text = findingText.emptyUnless(
    { heading: headingOf(definition, params.column), shown: shownIn(input, fields, params.column) },
    { heading: headingOf(definition, params.when.column), shown: state },
    conditionValues(params.when),
  );
  return [{ column: params.column, ...text }];
};
