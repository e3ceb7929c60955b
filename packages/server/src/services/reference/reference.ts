import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { withRuleSettings } from '@double-hundred/shared/rule/rule-life';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { ReferenceStore, StoredReference } from '../../store/reference-store.ts';
import type { RuleStore, StoredRules } from '../../store/rule-store.ts';

/** The data every check refers to. Read from the store once and kept; `reload` after a change. */
export interface Reference {
  /** Null while no campaign has been set up. */
  campaign(): Campaign | null;
  units(): readonly Unit[];
  demo(): boolean;
  /** The ledgers with the lives and severities the office has set for their rules. */
  definitions(): readonly LedgerDefinition[];
  definition(ledger: string): LedgerDefinition | null;
  /** A ledger as it was published, before the office set anything; null when there is none. */
  published(ledger: string): LedgerDefinition | null;
  /** What reading and checking rows of a unit need; null while no campaign has been set up. */
  context(unitId: string): LedgerContext | null;
  reload(): Promise<void>;
}

/** Loads the reference data. */
export async function loadReference(deps: {
  readonly store: ReferenceStore;
  readonly rules: Pick<RuleStore, 'load'>;
  readonly clock: Clock;
  readonly definitions: readonly LedgerDefinition[];
}): Promise<Reference> {
  let current: StoredReference | null = null;
  let ledgers: readonly LedgerDefinition[] = deps.definitions;
  const reload = async () => {
    current = await deps.store.load();
    const rules = current === null ? null : await deps.rules.load(current.campaign.id);
    ledgers = rules === null ? deps.definitions : deps.definitions.map((definition) => asSet(definition, rules));
  };
  await reload();
  const kept = () => current;
  return {
    campaign: () => kept()?.campaign ?? null,
    units: () => kept()?.units ?? [],
    demo: () => kept()?.demo ?? false,
    definitions: () => ledgers,
    definition: (ledger) => ledgers.find((definition) => definition.id === ledger) ?? null,
    published: (ledger) => deps.definitions.find((definition) => definition.id === ledger) ?? null,
    context(ownUnitId) {
      const known = kept();
      return known && { campaign: known.campaign, units: known.units, today: deps.clock.today(), ownUnitId };
    },
    reload,
  };
}

function asSet(definition: LedgerDefinition, rules: StoredRules): LedgerDefinition {
  const settings = rules.settings.filter(({ ledger }) => ledger === definition.id);
  const version = rules.versions.find(({ ledger }) => ledger === definition.id)?.version ?? 1;
  return settings.length === 0 && version === 1 ? definition : withRuleSettings(definition, settings, version);
}
