import type { QuarantineItem } from '@double-hundred/shared/protocol/changes';
import type { SyncDeps } from './sync-deps.ts';

export type QuarantineService = (unitId: string, ledger: string) => Promise<readonly QuarantineItem[]>;

/** Everything ever refused of a unit's ledger, newest first, as it was sent. */
export function createQuarantineService({ store }: Pick<SyncDeps, 'store'>): QuarantineService {
  return async (unitId, ledger) =>
    (await store.quarantine(unitId, ledger)).map(({ mutationId, rowId, rowNo, content, findings, author, at }) => ({
      mutationId,
      rowId,
      rowNo,
      set: content as QuarantineItem['set'],
      findings: [...findings],
      by: author,
      at,
    }));
}
