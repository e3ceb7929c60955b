import { growthBps, growthText } from '../ledger/derived.ts';
import { columnOf } from '../ledger/definition.ts';
import { findingText } from '../message/findings.ts';
import { NOTHING, type RuleEvaluator, shownIn, yuanIn } from './rule-input.ts';

/** An amount grew or fell by more than so much over that of last year. */
export const growthBeyond: RuleEvaluator<'growthBeyond'> = (params, input) => {
  const { definition, fields } = input;
  const now = yuanIn(fields, params.of);
  const before = yuanIn(fields, params.over);
  if (now === null || before === null || before <= 0) return NOTHING;
  if (Math.abs(now - before) * 10_000 <= before * params.bps) return NOTHING;
  const shown = (key: string) => ({ heading: columnOf(definition, key)?.heading ?? key, shown: shownIn(input, fields, key) });
  const growth = growthText(growthBps(now, before) ?? 0);
  return [{ column: params.of, ...findingText.growthBeyond(shown(params.of), shown(params.over), growth, params.bps) }];
};
