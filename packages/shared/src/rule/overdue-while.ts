import { type Day, daysBetween } from '../kernel/day.ts';
import { holds } from '../ledger/condition.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

/** A day has passed while the row is still in one of the states. */
export const overdueWhile: RuleEvaluator<'overdueWhile'> = (params, { definition, context, fields }) => {
  const due = textIn(fields, params.due);
  if (due === null || due >= context.today || !holds(params.when, fields)) return NOTHING;
  const state = { heading: headingOf(definition, params.when.column), shown: textIn(fields, params.when.column) ?? '' };
  const named = { heading: headingOf(definition, params.due), day: due };
  return [{ column: params.due, ...findingText.overdueWhile(named, state, daysBetween(due as Day, context.today)) }];
};
