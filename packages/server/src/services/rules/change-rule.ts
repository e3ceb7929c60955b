import type { Day } from '@double-hundred/shared/kernel/day';
import { addDays } from '@double-hundred/shared/kernel/day';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleChange } from '@double-hundred/shared/protocol/rules';
import { rulesOn, withRuleSettings } from '@double-hundred/shared/rule/rule-life';
import type { RuleLife } from '@double-hundred/shared/rule/vocabulary';
import type { KeptRuleSetting } from '../../store/rule-store.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';
import type { RuleDeps } from './rule-deps.ts';

/** Why a rule cannot be changed so; `pointer` names the field of the request, empty for the address. */
export interface RuleFault {
  readonly code: 'RULE_UNKNOWN' | 'NOTE_MISSING' | 'LIFE_ORDER';
  readonly pointer: string;
  readonly detail: string;
}

/**
 * Sets the severity and the life of a rule in the campaign. A change that makes rows judged otherwise today begins a new
 * version of the ledger's rules and the recheck of its stored rows; one that begins later does so when its day comes.
 */
export async function changeRule(
  deps: RuleDeps,
  { ledger, ruleId }: { readonly ledger: string; readonly ruleId: string },
  change: RuleChange,
  author: SyncAuthor,
): Promise<Result<KeptRuleSetting, RuleFault>> {
  const campaign = deps.reference.campaign();
  const plain = deps.reference.published(ledger);
  if (campaign === null || plain === null || !plain.rules.some(({ id }) => id === ruleId))
    return err({ code: 'RULE_UNKNOWN', pointer: '', detail: ruleTexts.unknown(ledger.slice(0, 80), ruleId.slice(0, 80)) });
  if (change.note.trim() === '') return err({ code: 'NOTE_MISSING', pointer: '/note', detail: ruleTexts.noteMissing });
  const { settings, versions } = await deps.store.load(campaign.id);
  const before = settings.find((setting) => setting.ledger === ledger && setting.ruleId === ruleId) ?? null;
  const today = deps.clock.today();
  const ownLife = plain.rules.find(({ id }) => id === ruleId)?.life ?? null;
  const life = lifeAfter(before?.life ?? ownLife, change, today);
  const fault = orderFault(life);
  if (fault) return err(fault);
  const at = new Date(deps.clock.now()).toISOString();
  const severity = change.severity === undefined ? (before?.severity ?? null) : change.severity;
  const setting = { ledger, ruleId, severity, life, note: change.note.trim(), userId: author.id, userName: author.name, at };
  const ofLedger = settings.filter((other) => other.ledger === ledger && other.ruleId !== ruleId);
  const version = versions.find((known) => known.ledger === ledger)?.version ?? 1;
  const rules = rulesOn(withRuleSettings(plain, [...ofLedger, setting], version), today);
  const moved = rules !== rulesOn(withRuleSettings(plain, [...ofLedger, ...(before ? [before] : [])], version), today);
  await deps.store.begin(
    campaign.id,
    { ledger, version: moved ? version + 1 : version, rules, day: today },
    {
      setting,
      recheck: moved ? { startedAt: at, cause: 'rules' } : null,
      audit: {
        at,
        actor: author.id,
        action: 'rule.change',
        subject: `${ledger}/${ruleId}`,
        detail: { severity, life, note: setting.note, rulesVersion: moved ? version + 1 : version },
      },
    },
  );
  return ok(setting);
}

function lifeAfter(before: RuleLife | null, change: RuleChange, today: Day): RuleLife | null {
  const { state, trialFrom, inForceFrom, lastDay } = change;
  const days = {
    ...(trialFrom === undefined ? {} : { trialFrom }),
    ...(inForceFrom === undefined ? {} : { inForceFrom }),
    ...(lastDay === undefined ? {} : { lastDay }),
  };
  if (state === undefined) return Object.keys(days).length === 0 ? before : { ...before, ...days };
  const earlier = before ?? {};
  const trial = earlier.trialFrom !== undefined && earlier.trialFrom <= today ? { trialFrom: earlier.trialFrom } : {};
  const force = earlier.inForceFrom !== undefined && earlier.inForceFrom <= today ? { inForceFrom: earlier.inForceFrom } : {};
  switch (state) {
    case 'draft':
      return days;
    case 'trial':
      return { trialFrom: today, ...days };
    case 'inForce':
      return { ...trial, inForceFrom: today, ...days };
    case 'retired':
      return { ...trial, ...force, lastDay: addDays(today, -1), ...days };
  }
}

function orderFault(life: RuleLife | null): RuleFault | null {
  const days = [life?.trialFrom, life?.inForceFrom].filter((day) => day !== undefined);
  const [first, later] = days;
  const fault = (pointer: string, detail: string): RuleFault => ({ code: 'LIFE_ORDER', pointer, detail });
  if (first !== undefined && later !== undefined && first > later) return fault('/trialFrom', ruleTexts.order(first, later));
  return null;
}
