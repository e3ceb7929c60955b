import type { Day } from '../kernel/day.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { Severity } from './finding.ts';
import type { RuleLife, RuleUse } from './vocabulary.ts';

/** Where a rule stands in its life: not yet looked at, only informing, fully in force, or given up. */
export const RULE_STATES = ['draft', 'trial', 'inForce', 'retired'] as const;
export type RuleState = (typeof RULE_STATES)[number];

/** What the office has set for a rule in a campaign; null leaves what the definition says. */
export interface RuleSetting {
  readonly ruleId: string;
  readonly severity: Severity | null;
  readonly life: RuleLife | null;
}

/** The state of a life on a day; a rule without a life of its own is in force. */
export function ruleStateOn(life: RuleLife | null | undefined, today: Day): RuleState {
  if (life === undefined || life === null) return 'inForce';
  if (life.lastDay !== undefined && today > life.lastDay) return 'retired';
  if (life.inForceFrom !== undefined && today >= life.inForceFrom) return 'inForce';
  return life.trialFrom !== undefined && today >= life.trialFrom ? 'trial' : 'draft';
}

/** The first two days of a life that are in the wrong order, by the field of the later stage's forerunner; null when none. */
export function lifeOrderFault(
  life: RuleLife | null,
): { readonly field: 'trialFrom' | 'inForceFrom'; readonly first: string; readonly later: string } | null {
  const { trialFrom, inForceFrom, lastDay } = life ?? {};
  const end = inForceFrom ?? lastDay;
  if (trialFrom !== undefined && end !== undefined && trialFrom > end)
    return { field: 'trialFrom', first: trialFrom, later: end };
  if (inForceFrom !== undefined && lastDay !== undefined && inForceFrom > lastDay)
    return { field: 'inForceFrom', first: inForceFrom, later: lastDay };
  return null;
}

/** The definition as the office has set its rules; `rulesVersion` counts the changes that made a difference. */
export function withRuleSettings(
  definition: LedgerDefinition,
  settings: readonly RuleSetting[],
  rulesVersion: number,
): LedgerDefinition {
  const byId = new Map(settings.map((setting) => [setting.ruleId, setting]));
  return { ...definition, rulesVersion, rules: definition.rules.map((rule) => withSetting(rule, byId.get(rule.id))) };
}

/** Grows when a release judges by the same rules otherwise than the one before, so that stored rows are judged again. */
const JUDGED_AS = 2;

/** What the rules of a definition say on a day, as text to compare: two days with the same text judge rows alike. */
export function rulesOn(definition: LedgerDefinition, today: Day): string {
  return JSON.stringify([
    definition.version,
    JUDGED_AS,
    ...definition.rules.map((rule) => [rule.id, rule.kind, rule.severity, ruleStateOn(rule.life, today), rule.params]),
  ]);
}

function withSetting(rule: RuleUse, setting: RuleSetting | undefined): RuleUse {
  if (setting === undefined) return rule;
  const life = setting.life === null ? {} : { life: setting.life };
  const { severity } = setting;
  if (severity === null) return { ...rule, ...life };
  if (rule.kind !== 'sameTwice') return { ...rule, ...life, severity };
  const matches = rule.params.matches.map((match) => ({ ...match, severity }));
  return { ...rule, ...life, severity, params: { ...rule.params, matches } };
}
