import { createHash } from 'node:crypto';
import { type RowFields } from '@double-hundred/shared/ledger/fields';
import type { ReconcileResponse } from '@double-hundred/shared/protocol/changes';
import type { SyncDeps } from './sync-deps.ts';

export interface ReconcileQuery {
  readonly unit: string;
  readonly ledger: string;
  readonly rows: readonly (readonly [rowId: string, rev: number, hash: string])[];
}

export type ReconcileService = (query: ReconcileQuery) => Promise<ReconcileResponse>;

/**
 * Compares what a file holds with what is stored: `missing` the server does not have (or has deleted), `newer` it has
 * in a later revision, `differ` are of the same revision with other content. Rows only the server has come by a pull.
 */
export function createReconcileService({ store }: Pick<SyncDeps, 'store'>): ReconcileService {
  return async ({ unit, ledger, rows }) => {
    const stored = new Map((await store.rows(unit, ledger)).map((row) => [row.rowId, row]));
    const answer: ReconcileResponse = { missing: [], newer: [], differ: [] };
    for (const [rowId, rev, hash] of rows) {
      const row = stored.get(rowId);
      if (row === undefined || row.deleted) answer.missing.push(rowId);
      else if (row.rev > rev) answer.newer.push(rowId);
      else if (contentHash(row.fields) !== hash) answer.differ.push(rowId);
    }
    return answer;
  };
}

/** The row hash of the protocol (sync/row-hash.ts) by the platform's own SHA-256; a test holds them equal. */
export function contentHash(fields: RowFields): string {
  const sorted = Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((key) => [key, fields[key]]),
  );
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}
