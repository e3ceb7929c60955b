import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, yuanIn } from './rule-input.ts';

/** An amount just under the campaign's threshold, where a slip of the pen decides. */
export const nearThreshold: RuleEvaluator<'nearThreshold'> = (params, { definition, context, fields }) => {
  const yuan = yuanIn(fields, params.column);
  const threshold = context.campaign.thresholdYuan;
  if (yuan === null || yuan >= threshold || yuan * 10_000 < threshold * params.fromBps) return NOTHING;
  return [
    { column: params.column, ...findingText.nearThreshold({ heading: headingOf(definition, params.column), yuan }, threshold) },
  ];
};
