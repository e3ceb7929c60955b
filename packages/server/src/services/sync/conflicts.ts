import type { Conflict } from '@double-hundred/shared/protocol/push';
import { conflictOf } from './push-result.ts';
import type { SyncDeps } from './sync-deps.ts';

export type ConflictsService = (unitId: string, ledger: string) => Promise<readonly Conflict[]>;

/** Open conflicts of a unit's ledger, oldest first; the server's side is the value the row has now. */
export function createConflictsService({ store }: Pick<SyncDeps, 'store'>): ConflictsService {
  return async (unitId, ledger) => (await store.conflicts(unitId, ledger)).map(conflictOf);
}
