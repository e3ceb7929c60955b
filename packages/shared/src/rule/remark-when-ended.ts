import { findingText } from '../message/findings.ts';
import { headingOf, isEmptyCell, NOTHING, type RuleEvaluator } from './rule-input.ts';
import { stageOf } from './stage.ts';

/** A row that has ended says why. */
export const remarkWhenEnded: RuleEvaluator<'remarkWhenEnded'> = (params, input) => {
  const stage = stageOf(input.definition, input.fields);
  if (stage === null || !stage.ended || !isEmptyCell(input, params.column)) return NOTHING;
  return [{ column: params.column, ...findingText.remarkWhenEnded(stage, headingOf(input.definition, params.column)) }];
};
