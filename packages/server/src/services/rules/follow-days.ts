import { rulesOn } from '@double-hundred/shared/rule/rule-life';
import type { RuleDeps } from './rule-deps.ts';

/**
 * Looks whether the rules of a ledger say today something else than when their version began: a trial has started, a rule
 * has come into force or ended, or a new release brought other rules. Then a new version and a recheck begin.
 */
export async function followDays(deps: RuleDeps): Promise<void> {
  const campaign = deps.reference.campaign();
  if (campaign === null) return;
  const { versions } = await deps.store.load(campaign.id);
  const today = deps.clock.today();
  const at = new Date(deps.clock.now()).toISOString();
  for (const definition of deps.reference.definitions()) {
    const { id: ledger } = definition;
    const known = versions.find((version) => version.ledger === ledger);
    const rules = rulesOn(definition, today);
    if (known?.rules === rules) continue;
    const version = known === undefined ? 1 : known.version + 1;
    const audit = { at, actor: 'system', action: 'rule.version', subject: ledger, detail: { rulesVersion: version, day: today } };
    await deps.store.begin(
      campaign.id,
      { ledger, version, rules },
      { setting: null, startedAt: known === undefined ? null : at, audit },
    );
  }
}
