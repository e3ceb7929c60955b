import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, yuanIn } from './rule-input.ts';
import { hasReached, stageOf } from './stage.ts';

/** An amount accepted at or after a stage changed by more than the given share, up or down. */
export const changedMoreThan: RuleEvaluator<'changedMoreThan'> = (params, { definition, fields, accepted }) => {
  const before = yuanIn(accepted, params.column);
  const now = yuanIn(fields, params.column);
  if (before === null || now === null || Math.abs(now - before) * 10_000 <= before * params.bps) return NOTHING;
  if (!hasReached(definition, stageOf(definition, accepted), params.fromStage)) return NOTHING;
  const heading = headingOf(definition, params.column);
  return [{ column: params.column, ...findingText.changedMoreThan({ heading, yuan: now }, before, params.bps) }];
};
