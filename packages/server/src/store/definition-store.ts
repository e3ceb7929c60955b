import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { AuditDraft } from './sync-store.ts';

/** A version of a ledger that the district has published. */
export interface PublishedDefinition {
  readonly definition: LedgerDefinition;
  readonly note: string;
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
  /** When stored rows had been brought to it; null while that is to be done. */
  readonly migratedAt: string | null;
}

/** Where published definitions are kept. */
export interface DefinitionStore {
  /** All versions, by ledger and version. */
  load(): Promise<readonly PublishedDefinition[]>;
  publish(published: PublishedDefinition, audit: AuditDraft): Promise<void>;
  migrated(ledger: string, version: number, at: string): Promise<void>;
}
