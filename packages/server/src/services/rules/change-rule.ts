import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleChange } from '@double-hundred/shared/protocol/rules';
import { lifeAfter } from '@double-hundred/shared/rule/rule-after';
import { lifeOrderFault, rulesOn, withRuleSettings } from '@double-hundred/shared/rule/rule-life';
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
  // Where nothing moves, what the day has changed is still to be found by whoever follows it: that note stays as it is.
  await deps.store.begin(campaign.id, moved ? { ledger, version: version + 1, rules, day: today } : null, {
    setting,
    recheck: moved ? { startedAt: at, cause: 'rules' } : null,
    audit: {
      at,
      actor: author.id,
      action: 'rule.change',
      subject: `${ledger}/${ruleId}`,
      detail: { severity, life, note: setting.note, rulesVersion: moved ? version + 1 : version },
    },
  });
  return ok(setting);
}

function orderFault(life: RuleLife | null): RuleFault | null {
  const fault = lifeOrderFault(life);
  if (fault === null) return null;
  return { code: 'LIFE_ORDER', pointer: `/${fault.field}`, detail: ruleTexts.order(fault.first, fault.later) };
}
