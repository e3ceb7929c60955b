import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, yuanIn } from './rule-input.ts';

/** An amount is not above a multiple of another; silent where it is above `unless`, which an error already says. */
export const notAboveTimes: RuleEvaluator<'notAboveTimes'> = (params, { definition, fields }) => {
  const value = yuanIn(fields, params.column);
  const limit = yuanIn(fields, params.limit);
  if (value === null || limit === null || value * 100 <= limit * params.timesPercent) return NOTHING;
  const unless = params.unless === undefined ? null : yuanIn(fields, params.unless);
  if (unless !== null && value > unless) return NOTHING;
  const text = findingText.notAboveTimes(
    { heading: headingOf(definition, params.column), yuan: value },
    { heading: headingOf(definition, params.limit), yuan: limit },
    params.timesPercent,
  );
  return [{ column: params.column, ...text }];
};
