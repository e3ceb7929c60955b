import { type Day, daysBetween } from '../kernel/day.ts';
import { findingText } from '../message/findings.ts';
import { columnOf } from '../ledger/definition.ts';
import { headingOf, isEmptyCell, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

/** What is done, or still undone today, so many days after its planned day has a written reason. */
export const reasonWhenLate: RuleEvaluator<'reasonWhenLate'> = (params, input) => {
  const { definition, context, fields, refused } = input;
  const planned = textIn(fields, params.planned);
  if (planned === null || refused.has(params.actual) || !isEmptyCell(input, params.reason)) return NOTHING;
  const actual = textIn(fields, params.actual);
  const late = daysBetween(planned as Day, (actual ?? context.today) as Day);
  if (late <= params.days) return NOTHING;
  const text = findingText.reasonWhenLate(
    { heading: headingOf(definition, params.planned), day: planned },
    { done: actual !== null, days: late },
    headingOf(definition, params.reason),
    columnOf(definition, params.reason)?.example ?? '',
  );
  return [{ column: params.reason, ...text }];
};
