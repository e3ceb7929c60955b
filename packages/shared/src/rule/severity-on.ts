import type { Day } from '../kernel/day.ts';
import type { Severity } from './finding.ts';
import { ruleStateOn } from './rule-life.ts';
import type { RuleUse } from './vocabulary.ts';

/** How severe a finding of the rule is on a day: a rule on trial only informs; null for a draft and after its end. */
export function severityOn(rule: Pick<RuleUse, 'life' | 'severity'>, today: Day): Severity | null {
  if (rule.life === undefined) return rule.severity;
  const state = ruleStateOn(rule.life, today);
  if (state === 'inForce') return rule.severity;
  return state === 'trial' ? 'info' : null;
}
