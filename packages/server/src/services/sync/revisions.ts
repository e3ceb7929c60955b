import { type FieldValue, type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { Revision } from '@double-hundred/shared/protocol/changes';
import type { SyncDeps } from './sync-deps.ts';

/** A part of the history of a row, and whose row it is, so that rights can be applied. */
export interface RowHistory {
  readonly rowId: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly revisions: readonly Revision[];
  /** The row before the first of them, and as it stands. */
  readonly before: RowFields;
  readonly now: RowFields;
  /** The number to go on after; null at the end. */
  readonly next: number | null;
}

/** So many revisions after a number; 0 for the first. */
export type RevisionsService = (rowId: string, page: { after: number; limit: number }) => Promise<RowHistory | null>;

/** Revisions of a row, oldest first, with what each changed; null when the server has no such row. */
export function createRevisionsService({ store }: Pick<SyncDeps, 'store'>): RevisionsService {
  return async (rowId, { after, limit }) => {
    const row = await store.row(rowId);
    if (row === null) return null;
    // One before, to compare the first with, and one after, to know whether there is more.
    const read = await store.revisions(rowId, { fromRev: after, most: limit + 2 });
    const known = read.filter(({ rev }) => rev <= after);
    const page = read.slice(known.length, known.length + limit);
    const start = known.at(-1)?.fields ?? {};
    let before = start;
    const revisions = page.map(({ userId, userName, explanations, normalised, confirmed, ...revision }): Revision => {
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
    });
    const more = read.length > known.length + page.length;
    const next = more ? (page.at(-1)?.rev ?? null) : null;
    return { rowId, unitId: row.unitId, ledger: row.ledger, revisions, before: start, now: row.fields, next };
  };
}

function changesBetween(before: RowFields, after: RowFields): Record<string, { from: FieldValue | null; to: FieldValue | null }> {
  const changed: Record<string, { from: FieldValue | null; to: FieldValue | null }> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!sameValue(before[key], after[key])) changed[key] = { from: before[key] ?? null, to: after[key] ?? null };
  }
  return changed;
}
