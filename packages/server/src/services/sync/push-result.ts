import { syncText } from '@double-hundred/shared/message/sync';
import type { Conflict, MutationResult } from '@double-hundred/shared/protocol/push';
import type { KeptConflict, KeptMutation } from '../../store/sync-store.ts';
import { explanationTexts } from './explanations.ts';
import type { PushDraft } from './push-draft.ts';
import type { PreparedMutation } from './settle-mutation.ts';

/** What became of a mutation, with the row as it is now. A row of another unit is not told. */
export function resultOf(draft: PushDraft, mutation: KeptMutation): MutationResult {
  const row = mutation.status === 'id_foreign' ? null : draft.row(mutation.rowId);
  const conflicts =
    mutation.conflictIds.length === 0
      ? []
      : draft.openConflicts(mutation.rowId).filter((conflict) => mutation.conflictIds.includes(conflict.id));
  return {
    id: mutation.id,
    rowId: mutation.rowId,
    status: mutation.status,
    rev: row?.rev ?? 0,
    seq: row?.seq ?? 0,
    deleted: row?.deleted ?? false,
    fields: row?.fields ?? {},
    ...(conflicts.length === 0 ? {} : { conflicts: conflicts.map(conflictOf) }),
    ...(mutation.findings.length === 0 ? {} : { findings: [...mutation.findings] }),
    ...(row === null || isEmpty(row.explanations) ? {} : { explanations: explanationTexts(row.explanations) }),
    ...(row === null ? {} : { at: row.at }),
  };
}

function isEmpty(record: object): boolean {
  for (const _key in record) return false;
  return true;
}

/** A conflict as it goes over the wire. */
export function conflictOf(conflict: KeptConflict): Conflict {
  const { id, rowId, field, server, mine, author, at } = conflict;
  return { id, rowId, field, server, mine, by: author, at };
}

/** The id says something else already; the result must not tell of that other change. */
export function reusedResult(prepared: PreparedMutation): MutationResult {
  return { ...emptyResult(prepared), status: 'id_reused', findings: [syncText.idReused()] };
}

/** The row behind a known mutation belongs to another unit. */
export function foreignResult(prepared: PreparedMutation): MutationResult {
  return { ...emptyResult(prepared), status: 'id_foreign', findings: [syncText.idForeign()] };
}

/** A result that tells of no row. */
export function emptyResult(prepared: PreparedMutation | undefined): MutationResult {
  if (prepared === undefined) throw new Error('a mutation without its place in the push');
  const { id, rowId } = prepared.read;
  return { id, rowId, status: 'deferred', rev: 0, seq: 0, deleted: false, fields: {} };
}
