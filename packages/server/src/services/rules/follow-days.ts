import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { dependsOnDay } from '@double-hundred/shared/rule/depends-on-day';
import { rulesOn } from '@double-hundred/shared/rule/rule-life';
import { exemptionTurns } from '@double-hundred/shared/submission/rule-exemption';
import type { RuleVersion } from '../../store/rule-store.ts';
import type { RuleDeps } from './rule-deps.ts';

/**
 * Looks what another day has changed. Rules of a ledger that say something else than when their version began (a trial has
 * started, a rule has come into force or ended, a new release brought others) begin a new version and a recheck; rules that
 * look at the day, and exemptions that begin or end, begin a recheck alone.
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
    const others = known !== undefined && known.rules !== rules;
    if (known?.day === today && !others) continue;
    const version = others ? known.version + 1 : (known?.version ?? 1);
    const cause = others ? 'rules' : await causeOf(deps, definition, known, today);
    const audit = { at, actor: 'system', action: 'rule.version', subject: ledger, detail: { rulesVersion: version, day: today } };
    await deps.store.begin(
      campaign.id,
      { ledger, version, rules, day: today },
      {
        setting: null,
        recheck: cause === null ? null : { startedAt: at, cause },
        audit: known === undefined || others ? audit : null,
      },
    );
  }
}

/** Why the rows have to be judged again although the rules are the same; null when they stand. */
async function causeOf(
  { store, reference }: RuleDeps,
  definition: LedgerDefinition,
  known: RuleVersion | undefined,
  today: Day,
): Promise<'rules' | 'day' | null> {
  const { id: ledger } = definition;
  const open = (await store.rechecks()).find((recheck) => recheck.ledger === ledger && recheck.finishedAt === null);
  // What it has judged so far it judged by another day.
  if (open !== undefined) return open.cause;
  if (!dependsOnDay(definition) && !exemptionTurns(reference.exemptions(), ledger, known?.day ?? '', today)) return null;
  return (await store.judgedOtherwise(ledger, today)) ? 'day' : null;
}
