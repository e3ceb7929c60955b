import type { RuleAnswer, RuleChange } from '../protocol/rules.ts';
import type { Day } from '../kernel/day.ts';
import type { Severity } from './finding.ts';
import { lifeAfter, stateAfter } from './rule-after.ts';
import { lifeOrderFault, type RuleState } from './rule-life.ts';
import type { RuleLife } from './vocabulary.ts';

/** The days of a rule's life, in their order. */
export const LIFE_DAYS = ['trialFrom', 'inForceFrom', 'lastDay'] as const;
const NOT_YET: readonly RuleState[] = ['draft', 'trial'];
type KnownRule = Pick<RuleAnswer, 'state' | 'severity' | 'life'>;
type LifeDays = { readonly [K in (typeof LIFE_DAYS)[number]]: string };

/** A rule as a form shows it for changing; an empty day is none. */
export interface RuleEntry extends LifeDays {
  readonly state: RuleState;
  readonly severity: Severity | null;
}

/** The form of a rule as it stands. */
export function ruleEntryOf({ state, severity, life }: KnownRule): RuleEntry {
  return {
    state,
    severity,
    trialFrom: life?.trialFrom ?? '',
    inForceFrom: life?.inForceFrom ?? '',
    lastDay: life?.lastDay ?? '',
  };
}

/** What a form changes of a rule: only what differs, a day that was emptied as null. */
export function ruleChangeOf(rule: KnownRule, entry: RuleEntry): Omit<RuleChange, 'note'> {
  const before = ruleEntryOf(rule);
  const days = LIFE_DAYS.flatMap((day) => (entry[day] === before[day] ? [] : [[day, entry[day] === '' ? null : entry[day]]]));
  return {
    ...(entry.state === before.state ? {} : { state: entry.state }),
    ...(entry.severity === before.severity ? {} : { severity: entry.severity }),
    ...(Object.fromEntries(days) as Pick<RuleChange, (typeof LIFE_DAYS)[number]>),
  };
}

/** Days in the wrong order once the form is saved on that day, those a new state sets among them; null when in order. */
export function ruleEntryFault(rule: KnownRule, entry: RuleEntry, today: Day): ReturnType<typeof lifeOrderFault> {
  return lifeOrderFault(lifeAfter(rule.life, ruleChangeOf(rule, entry), today));
}

/**
 * What saving the form makes of the rule today, and whether that is less than the state the form names: days that are
 * planned alone take a rule out of force until they come. Null when neither state nor days are changed.
 */
export function ruleEntryOutcome(
  rule: KnownRule,
  entry: RuleEntry,
  today: Day,
): { readonly state: RuleState; readonly life: RuleLife | null; readonly suspends: boolean } | null {
  const { severity: _severity, ...change } = ruleChangeOf(rule, entry);
  if (Object.keys(change).length === 0) return null;
  const state = stateAfter(rule, change, today);
  return { state, life: lifeAfter(rule.life, change, today), suspends: entry.state === 'inForce' && NOT_YET.includes(state) };
}
