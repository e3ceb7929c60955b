import { type FieldValue, type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { Revision } from '@double-hundred/shared/protocol/changes';
import type { SyncDeps } from './sync-deps.ts';

/** The history of a row, and whose row it is, so that rights can be applied. */
export interface RowHistory {
  readonly unitId: string;
  readonly ledger: string;
  readonly revisions: readonly Revision[];
}

export type RevisionsService = (rowId: string) => Promise<RowHistory | null>;

/** Every revision of a row, oldest first, with what it changed; null when the server has no such row. */
export function createRevisionsService({ store }: Pick<SyncDeps, 'store'>): RevisionsService {
  return async (rowId) => {
    const row = await store.row(rowId);
    if (row === null) return null;
    let before: RowFields = {};
    const revisions = (await store.revisions(rowId)).map(
      ({ userId, userName, explanations, normalised, confirmed, ...revision }): Revision => {
        const changed = changesBetween(before, revision.fields);
        before = revision.fields;
        return {
          ...revision,
          fields: { ...revision.fields },
          changed,
          by: userId,
          byName: userName,
          ...(Object.keys(explanations).length === 0 ? {} : { explanations: { ...explanations } }),
          ...(Object.keys(normalised).length === 0 ? {} : { normalised: { ...normalised } }),
          ...(confirmed ? { confirmed } : {}),
        };
      },
    );
    return { unitId: row.unitId, ledger: row.ledger, revisions };
  };
}

function changesBetween(before: RowFields, after: RowFields): Record<string, { from: FieldValue | null; to: FieldValue | null }> {
  const changed: Record<string, { from: FieldValue | null; to: FieldValue | null }> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!sameValue(before[key], after[key])) changed[key] = { from: before[key] ?? null, to: after[key] ?? null };
  }
  return changed;
}
