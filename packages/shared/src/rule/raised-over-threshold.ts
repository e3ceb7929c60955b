import { daysBetween } from '../kernel/day.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, type RuleInput, yuanIn } from './rule-input.ts';

/** The edit at hand, or a revision of the last days, raised the amount over the campaign's threshold. */
export const raisedOverThreshold: RuleEvaluator<'raisedOverThreshold'> = (params, input) => {
  const yuan = yuanIn(input.fields, params.column);
  const threshold = input.context.campaign.thresholdYuan;
  if (yuan === null || yuan < threshold) return NOTHING;
  const from = raisedFrom(params.column, params.withinDays, input);
  if (from === null) return NOTHING;
  const heading = headingOf(input.definition, params.column);
  return [{ column: params.column, ...findingText.raisedOverThreshold({ heading, yuan }, from, threshold) }];
};

function raisedFrom(column: string, withinDays: number, input: RuleInput): number | null {
  const before = yuanIn(input.accepted, column);
  if (before !== null && before < input.context.campaign.thresholdYuan) return before;
  const raised = input.raisedOver[column];
  return raised !== undefined && daysBetween(raised.day, input.context.today) <= withinDays ? raised.fromYuan : null;
}
