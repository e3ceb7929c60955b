import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, yuanIn } from './rule-input.ts';

/** An amount is not above another of the same row. */
export const notAbove: RuleEvaluator<'notAbove'> = (params, { definition, fields }, severity) => {
  const value = yuanIn(fields, params.column);
  const limit = yuanIn(fields, params.limit);
  if (value === null || limit === null || value <= limit) return NOTHING;
  const text = findingText.notAbove(
    { heading: headingOf(definition, params.column), yuan: value },
    { heading: headingOf(definition, params.limit), yuan: limit },
    severity,
  );
  return [{ column: params.column, ...text }];
};
