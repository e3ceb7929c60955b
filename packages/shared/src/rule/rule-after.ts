import { type Day, addDays } from '../kernel/day.ts';
import type { RuleAnswer, RuleChange } from '../protocol/rules.ts';
import { type RuleState, ruleStateOn } from './rule-life.ts';
import { severityChanges } from './rule-parts.ts';
import type { RuleLife } from './vocabulary.ts';

type Days = { readonly [K in keyof RuleLife]?: RuleLife[K] | null };

/** The life a rule has after a change of its state or its days, as the server sets it on that day. */
export function lifeAfter(before: RuleLife | null, change: Omit<RuleChange, 'note'>, today: Day): RuleLife | null {
  const { state, trialFrom, inForceFrom, lastDay } = change;
  const given = known({ trialFrom, inForceFrom, lastDay });
  if (state === undefined && Object.keys(given).length === 0) return before;
  const base = state === undefined ? standing(before, lastDay ?? null, today) : lifeOf(state, before, today);
  return set({ ...base, ...given });
}

/** The state of a rule on the day of a change, the change made. */
export function stateAfter(rule: Pick<RuleAnswer, 'life'>, change: Omit<RuleChange, 'note'>, today: Day): RuleState {
  return ruleStateOn(lifeAfter(rule.life, change, today), today);
}

/** Whether rows are judged otherwise today by a rule as it was kept: only then are the stored ones judged again. */
export function judgesOtherwise(
  rule: Pick<RuleAnswer, 'state' | 'severity' | 'parts'>,
  kept: Pick<RuleAnswer, 'state' | 'severity'>,
): boolean {
  return rule.state !== kept.state || severityChanges(rule, kept.severity).length > 0;
}

// A rule without a life is in force: an end alone does not turn it into a draft until then.
function standing(before: RuleLife | null, lastDay: string | null, today: Day): RuleLife {
  return before ?? (lastDay !== null && lastDay >= today ? { inForceFrom: today } : {});
}

function lifeOf(state: RuleState, before: RuleLife | null, today: Day): RuleLife {
  const yesterday = addDays(today, -1);
  const begun = (field: 'trialFrom' | 'inForceFrom', by: Day): RuleLife => {
    const day = before?.[field];
    return day !== undefined && day <= by ? { [field]: day } : {};
  };
  switch (state) {
    case 'draft':
      return {};
    case 'trial':
      return { trialFrom: today };
    case 'inForce':
      return { ...begun('trialFrom', today), inForceFrom: today };
    case 'retired':
      return { ...begun('trialFrom', yesterday), ...begun('inForceFrom', yesterday), lastDay: yesterday };
  }
}

function known(days: Days): Days {
  return Object.fromEntries(Object.entries(days).filter(([, day]) => day !== undefined));
}

function set(days: Days): RuleLife {
  return Object.fromEntries(Object.entries(days).filter(([, day]) => day !== null && day !== undefined));
}
