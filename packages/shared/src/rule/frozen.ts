import { sameValue } from '../ledger/fields.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, shownIn } from './rule-input.ts';

/** What was accepted stays as it was once the campaign has begun; only the district office changes it. */
export const frozen: RuleEvaluator<'frozen'> = (params, input) => {
  const { definition, context, fields, accepted, refused } = input;
  const before = accepted?.[params.column];
  if (before === undefined || context.today < context.campaign.firstDay || context.byOffice === true) return NOTHING;
  if (refused.has(params.column) || sameValue(before, fields[params.column])) return NOTHING;
  const shown = shownIn(input, accepted ?? {}, params.column);
  const text = findingText.frozen(headingOf(definition, params.column), shown, shownIn(input, fields, params.column));
  return [{ column: params.column, ...text, fix: { column: params.column, value: before, text: shown } }];
};
