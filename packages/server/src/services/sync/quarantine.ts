import type { QuarantineItem } from '@double-hundred/shared/protocol/changes';
import type { ListPage } from '../../store/place.ts';
import type { LedgerPage } from '../../store/sync-store.ts';
import type { SyncDeps } from './sync-deps.ts';

export type QuarantineService = (query: LedgerPage) => Promise<ListPage<QuarantineItem>>;

/** What was refused of a unit's ledger, newest first, as it was sent. */
export function createQuarantineService({ store }: Pick<SyncDeps, 'store'>): QuarantineService {
  return async (query) => {
    const { rows, next } = await store.quarantine(query);
    const items = rows.map(({ mutationId, rowId, rowNo, content, findings, author, at }) => ({
      mutationId,
      rowId,
      rowNo,
      set: content as QuarantineItem['set'],
      findings: [...findings],
      by: author,
      at,
    }));
    return { rows: items, next };
  };
}
