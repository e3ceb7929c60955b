import type { Conflict } from '@double-hundred/shared/protocol/push';
import type { ListPage } from '../../store/place.ts';
import type { LedgerPage } from '../../store/sync-store.ts';
import { conflictOf } from './push-result.ts';
import type { SyncDeps } from './sync-deps.ts';

export type ConflictsService = (query: LedgerPage) => Promise<ListPage<Conflict>>;

/** Open conflicts of a unit's ledger, oldest first; the server's side is the value the row has now. */
export function createConflictsService({ store }: Pick<SyncDeps, 'store'>): ConflictsService {
  return async (query) => {
    const { rows, next } = await store.conflicts(query);
    return { rows: rows.map(conflictOf), next };
  };
}
