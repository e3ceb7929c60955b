import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { MigrationStep } from '@double-hundred/shared/definition/migration';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { Role } from '@double-hundred/shared/protocol/session';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { SyncStore } from '../../store/sync-store.ts';

/** The reference data the sync looks at. */
export interface SyncReference {
  definition(ledger: string): LedgerDefinition | null;
  /** How changes asked under an older version of a ledger become changes of the present one. */
  stepsSince?(ledger: string, version: number): readonly MigrationStep[];
  definitions(): readonly LedgerDefinition[];
  /** What reading and checking rows of a unit need; null while no campaign has been set up. */
  context(unitId: string): LedgerContext | null;
}

/** Who makes a call. Rights on the unit are settled before a service is called. */
export interface SyncAuthor {
  readonly id: string;
  readonly name: string;
  /** Brings rows to a new version of their ledger: neither locks nor errors stand in the way. */
  readonly migrates?: boolean;
  /** Raises an issue by inspection, which is not the unit's report: no lock stands in the way. */
  readonly raises?: boolean;
  /** Decides what may be set in whose rows; without one (command line, seed) everything may. */
  readonly role?: Role;
}

export interface SyncDeps {
  readonly store: SyncStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly reference: SyncReference;
  /** Pushes that may wait for their turn before further ones are refused as SERVER_BUSY. Default 512. */
  readonly queueLimit?: number;
}
