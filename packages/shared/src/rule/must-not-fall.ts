import { yuanText } from '../message/amount.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, isEmptyCell, NOTHING, type RuleEvaluator, type RuleInput, yuanIn } from './rule-input.ts';

/** A cumulative figure is not below the accepted one; one that counts a year may begin anew with the year. */
export const mustNotFall: RuleEvaluator<'mustNotFall'> = (params, input) => {
  const before = yuanIn(input.accepted, params.column);
  const now = yuanIn(input.fields, params.column);
  if (before === null || before <= 0 || (params.perYear && isNewYear(input))) return NOTHING;
  if (now === null ? !isEmptyCell(input, params.column) : now >= before) return NOTHING;
  const heading = headingOf(input.definition, params.column);
  const text = findingText.mustNotFall(now === null ? { heading, yuan: null } : { heading, yuan: now }, before);
  return [{ column: params.column, ...text, fix: { column: params.column, value: before, text: yuanText(before) } }];
};

function isNewYear({ lastConfirmedDay, context }: RuleInput): boolean {
  return lastConfirmedDay !== null && lastConfirmedDay.slice(0, 4) !== context.today.slice(0, 4);
}
