import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { MigrationStep } from '@double-hundred/shared/definition/migration';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { withRuleSettings } from '@double-hundred/shared/rule/rule-life';
import { exemptRuleIds } from '@double-hundred/shared/submission/rule-exemption';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { DefinitionStore } from '../../store/definition-store.ts';
import type { ReferenceStore, StoredReference } from '../../store/reference-store.ts';
import type { RuleStore, StoredRules } from '../../store/rule-store.ts';

/** The data every check refers to. Read from the store once and kept; `reload` in the writer's turn that changes it. */
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
  /** How changes asked under an older version of a ledger become changes of the present one. */
  stepsSince(ledger: string, version: number): readonly MigrationStep[];
  /** What reading and checking rows of a unit need; null while no campaign has been set up. */
  context(unitId: string): LedgerContext | null;
  /** What units were exempted from, whatever the day. */
  exemptions(): NonNullable<StoredReference['exemptions']>;
  /** Without a source, from the one it was loaded from. */
  reload(source?: ReferenceSource): Promise<void>;
}

/** Where reference data is read. */
export interface ReferenceSource {
  readonly store: Pick<ReferenceStore, 'load'>;
  readonly rules: Pick<RuleStore, 'load'>;
  readonly published: Pick<DefinitionStore, 'load'>;
}

/** Loads the reference data. `definitions` come with the product; those the district has published go before them. */
export async function loadReference(
  deps: ReferenceSource & { readonly clock: Clock; readonly definitions: readonly LedgerDefinition[] },
): Promise<Reference> {
  let current: StoredReference | null = null;
  let rules: StoredRules | null = null;
  let versions: readonly LedgerDefinition[] = [];
  let newest: readonly LedgerDefinition[] = deps.definitions;
  let ledgers: readonly LedgerDefinition[] = [];
  let ledgersOf: Day | null = null;
  const reload = async (source: ReferenceSource = deps) => {
    const stored = await source.store.load();
    const set = stored === null ? null : await source.rules.load(stored.campaign.id);
    const published = await source.published.load();
    // Nobody sees the new campaign with the old rules.
    current = stored;
    rules = set;
    versions = published.map(({ definition }) => definition);
    newest = newestOf(deps.definitions, versions);
    ledgersOf = null;
  };
  await reload();
  const kept = () => ({ current, rules });
  // What is taken of older versions, and so the definition, may be another on another day.
  const definitions = () => {
    const today = deps.clock.today();
    if (ledgersOf === today) return ledgers;
    const set = kept().rules;
    ledgers = newest.map((definition) => asOf(set === null ? definition : asSet(definition, set), today));
    ledgersOf = today;
    return ledgers;
  };
  return {
    campaign: () => kept().current?.campaign ?? null,
    units: () => kept().current?.units ?? [],
    exemptions: () => kept().current?.exemptions ?? [],
    demo: () => kept().current?.demo ?? false,
    definitions,
    definition: (ledger) => definitions().find((definition) => definition.id === ledger) ?? null,
    published: (ledger) => newest.find((definition) => definition.id === ledger) ?? null,
    stepsSince: (ledger, version) =>
      versions.flatMap((known) => (known.id === ledger && known.version > version ? (known.migration ?? []) : [])),
    context(ownUnitId) {
      const known = kept().current;
      if (known === null) return null;
      const today = deps.clock.today();
      const exempt = exemptRuleIds(known.exemptions ?? [], ownUnitId, today);
      const context = { campaign: known.campaign, units: known.units, today, ownUnitId };
      return exempt.length === 0 ? context : { ...context, exemptRuleIds: exempt };
    },
    reload,
  };
}

function newestOf(builtin: readonly LedgerDefinition[], versions: readonly LedgerDefinition[]): readonly LedgerDefinition[] {
  const newest = new Map(builtin.map((definition) => [definition.id, definition]));
  for (const definition of versions) {
    const known = newest.get(definition.id);
    if (known === undefined || definition.version > known.version) newest.set(definition.id, definition);
  }
  return [...newest.values()];
}

function asOf(definition: LedgerDefinition, today: Day): LedgerDefinition {
  const over = definition.olderUntil !== undefined && today > definition.olderUntil;
  return over ? { ...definition, minVersion: definition.version } : definition;
}

function asSet(definition: LedgerDefinition, rules: StoredRules): LedgerDefinition {
  const settings = rules.settings.filter(({ ledger }) => ledger === definition.id);
  const version = rules.versions.find(({ ledger }) => ledger === definition.id)?.version ?? 1;
  return settings.length === 0 && version === 1 ? definition : withRuleSettings(definition, settings, version);
}
