import type { MutationResult } from '@double-hundred/shared/protocol/push';
import type { ToldMutation } from '../../store/sync-store.ts';
import { conflictOf } from './push-result.ts';
import type { SyncDeps } from './sync-deps.ts';

/** A stored result, and whose row it was, so that rights can be applied. */
export interface StoredResult {
  readonly unitId: string;
  readonly ledger: string;
  readonly result: MutationResult;
}

export type MutationsService = (ids: readonly string[]) => Promise<readonly StoredResult[]>;

/** What became of mutations, with their rows as they were then. Ids the server never saw are left out. */
export function createMutationsService({ store }: Pick<SyncDeps, 'store'>): MutationsService {
  return async (ids) =>
    (await store.mutations(ids)).map((told) => ({ unitId: told.unitId, ledger: told.ledger, result: asResult(told) }));
}

function asResult({ id, rowId, status, rev, seq, deleted, fields, conflicts, findings }: ToldMutation): MutationResult {
  return {
    id,
    rowId,
    status,
    rev,
    seq,
    deleted,
    fields,
    ...(conflicts.length === 0 ? {} : { conflicts: conflicts.map(conflictOf) }),
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
  };
}
