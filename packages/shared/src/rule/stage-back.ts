import { findingText } from '../message/findings.ts';
import { NOTHING, type RuleEvaluator } from './rule-input.ts';
import { stageOf } from './stage.ts';

/** The stage is not behind the accepted one. To end is no step back; to take up an ended project is. */
export const stageBack: RuleEvaluator<'stageBack'> = (_params, { definition, fields, accepted }) => {
  const before = stageOf(definition, accepted);
  const now = stageOf(definition, fields);
  if (before === null || now === null || now.ended || before.value === now.value) return NOTHING;
  if (!before.ended && now.index >= before.index) return NOTHING;
  const fix = { column: now.column, value: before.value, text: before.value };
  return [{ column: now.column, ...findingText.stageBack(now.heading, before.value, now.value), fix }];
};
