import { columnOf } from '../ledger/definition.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, isEmptyCell, NOTHING, type RuleEvaluator } from './rule-input.ts';
import { hasReached, stageOf } from './stage.ts';

/** From a stage on, evidence is named. */
export const evidenceFrom: RuleEvaluator<'evidenceFrom'> = (params, input) => {
  const stage = stageOf(input.definition, input.fields);
  if (stage === null || !hasReached(input.definition, stage, params.stage) || !isEmptyCell(input, params.column)) return NOTHING;
  const example = columnOf(input.definition, params.column)?.example ?? '';
  return [{ column: params.column, ...findingText.evidenceFrom(stage, headingOf(input.definition, params.column), example) }];
};
