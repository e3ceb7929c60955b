import { RULE_KIND_WORDS } from '@double-hundred/shared/message/definition-words';
import { RULE_TITLES } from '@double-hundred/shared/message/rule-titles';
import type { RuleAnswer, RulesResponse } from '@double-hundred/shared/protocol/rules';
import { rulePartsOf } from '@double-hundred/shared/rule/rule-parts';
import { ruleStateOn } from '@double-hundred/shared/rule/rule-life';
import type { RuleDeps } from './rule-deps.ts';

/** The rules of every ledger as they stand in the campaign today, with how many stored rows each concerns. */
export async function listRules(deps: RuleDeps): Promise<RulesResponse> {
  const campaign = deps.reference.campaign();
  const stored = campaign === null ? { settings: [], versions: [] } : await deps.store.load(campaign.id);
  const concerned = await deps.store.rowsWithFindings();
  const today = deps.clock.today();
  return {
    ledgers: deps.reference.definitions().map((definition) => {
      const { id: ledger, title, rules, rulesVersion } = definition;
      return {
        ledger,
        title,
        rulesVersion: rulesVersion ?? 1,
        // What only computes has no findings, so there is nothing to switch.
        rules: [...new Set(rules.flatMap(({ id, kind }) => (kind === 'qualifying' || kind === 'counts' ? [] : [id])))].map(
          (ruleId): RuleAnswer => {
            const uses = rules.filter(({ id }) => id === ruleId);
            const setting = stored.settings.find((known) => known.ledger === ledger && known.ruleId === ruleId);
            const life = uses[0]?.life ?? null;
            return {
              ruleId,
              title: RULE_TITLES[ruleId] ?? (uses[0] === undefined ? ruleId : RULE_KIND_WORDS[uses[0].kind]),
              kinds: [...new Set(uses.map(({ kind }) => kind))],
              severities: [...new Set(uses.map(({ severity }) => severity))],
              parts: [...rulePartsOf(deps.reference.published(ledger) ?? definition, ruleId)],
              severity: setting?.severity ?? null,
              state: ruleStateOn(life, today),
              life,
              rows: concerned.get(`${ledger} ${ruleId}`) ?? 0,
              note: setting?.note ?? null,
              by: setting?.userName ?? null,
              at: setting?.at ?? null,
            };
          },
        ),
      };
    }),
  };
}
