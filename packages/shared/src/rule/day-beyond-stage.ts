import { findingText } from '../message/findings.ts';
import { headingOf, type RuleEvaluator, textIn } from './rule-input.ts';
import { hasReached, stageOf } from './stage.ts';

/** The day of a stage that the row has not reached is filled; an ended row keeps the days it had. */
export const dayBeyondStage: RuleEvaluator<'dayBeyondStage'> = (params, { definition, fields }) => {
  const standing = stageOf(definition, fields);
  if (standing === null || standing.ended) return [];
  return params.days.flatMap(({ stage, column }) => {
    const day = textIn(fields, column);
    const known = definition.stages?.order.includes(stage) === true;
    if (day === null || !known || hasReached(definition, standing, stage)) return [];
    const text = findingText.dayBeyondStage(
      { heading: standing.heading, value: standing.value, reached: stage },
      { heading: headingOf(definition, column), day },
    );
    return [{ column, ...text }];
  });
};
