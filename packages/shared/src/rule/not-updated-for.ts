import { daysBetween } from '../kernel/day.ts';
import { type RowFields, sameValue } from '../ledger/fields.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator } from './rule-input.ts';
import { stageOf } from './stage.ts';

/** A row that nobody changed or confirmed for so many days; an edit not yet sent counts as a change. */
export const notUpdatedFor: RuleEvaluator<'notUpdatedFor'> = (
  params,
  { definition, context, fields, accepted, lastConfirmedDay },
) => {
  if (lastConfirmedDay === null || daysBetween(lastConfirmedDay, context.today) < params.days) return NOTHING;
  if (stageOf(definition, fields)?.ended === true || (accepted !== null && differs(fields, accepted))) return NOTHING;
  const days = daysBetween(lastConfirmedDay, context.today);
  return [{ column: params.column, ...findingText.notUpdatedFor(headingOf(definition, params.column), lastConfirmedDay, days) }];
};

function differs(fields: RowFields, accepted: RowFields): boolean {
  return [...Object.keys(fields), ...Object.keys(accepted)].some((key) => !sameValue(fields[key], accepted[key]));
}
