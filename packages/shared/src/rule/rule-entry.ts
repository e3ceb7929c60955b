import type { RuleAnswer, RuleChange } from '../protocol/rules.ts';
import type { Severity } from './finding.ts';
import { lifeOrderFault, type RuleState } from './rule-life.ts';

/** The days of a rule's life, in their order. */
export const LIFE_DAYS = ['trialFrom', 'inForceFrom', 'lastDay'] as const;
type LifeDays = { readonly [K in (typeof LIFE_DAYS)[number]]: string };

/** A rule as a form shows it for changing; an empty day is none. */
export interface RuleEntry extends LifeDays {
  readonly state: RuleState;
  readonly severity: Severity | null;
}

/** The form of a rule as it stands. */
export function ruleEntryOf({ state, severity, life }: Pick<RuleAnswer, 'state' | 'severity' | 'life'>): RuleEntry {
  return {
    state,
    severity,
    trialFrom: life?.trialFrom ?? '',
    inForceFrom: life?.inForceFrom ?? '',
    lastDay: life?.lastDay ?? '',
  };
}

/** What a form changes of a rule: only what differs, a day that was emptied as null. */
export function ruleChangeOf(rule: Pick<RuleAnswer, 'state' | 'severity' | 'life'>, entry: RuleEntry): Omit<RuleChange, 'note'> {
  const before = ruleEntryOf(rule);
  const days = LIFE_DAYS.flatMap((day) => (entry[day] === before[day] ? [] : [[day, entry[day] === '' ? null : entry[day]]]));
  return {
    ...(entry.state === before.state ? {} : { state: entry.state }),
    ...(entry.severity === before.severity ? {} : { severity: entry.severity }),
    ...(Object.fromEntries(days) as Pick<RuleChange, (typeof LIFE_DAYS)[number]>),
  };
}

/** Days of the form in the wrong order; null when they are in order. With a new state its own days begin today. */
export function ruleEntryFault(
  rule: Pick<RuleAnswer, 'state' | 'severity' | 'life'>,
  entry: RuleEntry,
): ReturnType<typeof lifeOrderFault> {
  const change = ruleChangeOf(rule, entry);
  const days = change.state === undefined ? entry : change;
  return lifeOrderFault(Object.fromEntries(LIFE_DAYS.flatMap((day) => (days[day] ? [[day, days[day]]] : []))));
}
