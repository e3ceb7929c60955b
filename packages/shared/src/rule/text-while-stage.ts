import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';
import { stageOf } from './stage.ts';

/** Words such as 框架协议 contradict the stage 签约. The first text that says so is reported, once. */
export const textWhileStage: RuleEvaluator<'textWhileStage'> = (params, { definition, fields }) => {
  const stage = stageOf(definition, fields);
  if (stage?.value !== params.stage) return NOTHING;
  for (const column of params.columns) {
    const text = textIn(fields, column) ?? '';
    const word = params.words.find((candidate) => text.includes(candidate));
    if (word === undefined) continue;
    const says = findingText.textWhileStage(
      { heading: stage.heading, value: stage.value, instead: params.instead },
      headingOf(definition, column),
      word,
    );
    return [{ column, ...says, fix: { column: stage.column, value: params.instead, text: params.instead } }];
  }
  return NOTHING;
};
