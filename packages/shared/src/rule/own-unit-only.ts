import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, shownIn, textIn } from './rule-input.ts';

/** A row belongs to the unit that hands it in. The office's own workbook has none: there each row is of the unit it names. */
export const ownUnitOnly: RuleEvaluator<'ownUnitOnly'> = (params, input) => {
  const { definition, context, fields } = input;
  const unit = textIn(fields, params.column);
  if (unit === null || unit === context.ownUnitId || context.ownUnitId === '') return NOTHING;
  const own = shownIn(input, { [params.column]: context.ownUnitId }, params.column);
  const text = findingText.ownUnitOnly(headingOf(definition, params.column), shownIn(input, fields, params.column), own);
  return [{ column: params.column, ...text, fix: { column: params.column, value: context.ownUnitId, text: own } }];
};
