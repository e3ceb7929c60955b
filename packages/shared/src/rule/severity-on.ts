import type { Day } from '../kernel/day.ts';
import type { Severity } from './finding.ts';
import type { RuleUse } from './vocabulary.ts';

/** How severe a finding of the rule is on a day: a rule on trial only informs; null before its trial and after its end. */
export function severityOn(rule: Pick<RuleUse, 'life' | 'severity'>, today: Day): Severity | null {
  const life = rule.life;
  if (life === undefined) return rule.severity;
  if (today < life.trialFrom || (life.lastDay !== undefined && today > life.lastDay)) return null;
  return life.inForceFrom !== undefined && today >= life.inForceFrom ? rule.severity : 'info';
}
