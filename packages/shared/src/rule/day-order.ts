import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

/** The later day is not before the earlier one; the same day is in order. */
export const dayOrder: RuleEvaluator<'dayOrder'> = (params, { definition, fields }, severity) => {
  const earlier = textIn(fields, params.earlier);
  const later = textIn(fields, params.later);
  if (earlier === null || later === null || later >= earlier) return NOTHING;
  const text = findingText.dayOrder(
    { heading: headingOf(definition, params.later), day: later },
    { heading: headingOf(definition, params.earlier), day: earlier },
    severity,
    params.hint,
  );
  return [{ column: params.later, ...text }];
};
