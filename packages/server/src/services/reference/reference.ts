import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { ReferenceStore, StoredReference } from '../../store/reference-store.ts';

/** The data every check refers to. Read from the store once and kept; `reload` after a change. */
export interface Reference {
  /** Null while no campaign has been set up. */
  campaign(): Campaign | null;
  units(): readonly Unit[];
  demo(): boolean;
  definitions(): readonly LedgerDefinition[];
  definition(ledger: string): LedgerDefinition | null;
  /** What reading and checking rows of a unit need; null while no campaign has been set up. */
  context(unitId: string): LedgerContext | null;
  reload(): Promise<void>;
}

/** Loads the reference data. */
export async function loadReference(deps: {
  readonly store: ReferenceStore;
  readonly clock: Clock;
  readonly definitions: readonly LedgerDefinition[];
}): Promise<Reference> {
  let current: StoredReference | null = await deps.store.load();
  return {
    campaign: () => current?.campaign ?? null,
    units: () => current?.units ?? [],
    demo: () => current?.demo ?? false,
    definitions: () => deps.definitions,
    definition: (ledger) => deps.definitions.find((definition) => definition.id === ledger) ?? null,
    context: (ownUnitId) => current && { campaign: current.campaign, units: current.units, today: deps.clock.today(), ownUnitId },
    async reload() {
      current = await deps.store.load();
    },
  };
}
