import { type Day, daysBetween } from '../kernel/day.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, isEmptyCell, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';
import { stageOf } from './stage.ts';

/** A planned day before today whose actual day is empty; an ended row keeps its old plans without reproach. */
export const plannedPassed: RuleEvaluator<'plannedPassed'> = (params, input) => {
  const { definition, context, fields } = input;
  const planned = textIn(fields, params.planned);
  if (planned === null || planned >= context.today || !isEmptyCell(input, params.actual)) return NOTHING;
  if (stageOf(definition, fields)?.ended === true) return NOTHING;
  const late = daysBetween(planned as Day, context.today);
  const text = findingText.plannedPassed(
    { heading: headingOf(definition, params.planned), day: planned },
    headingOf(definition, params.actual),
    late,
  );
  return [{ column: params.planned, ...text }];
};
