import type { IdSource } from '../kernel/ids.ts';
import type { FieldChanges } from '../ledger/fields.ts';
import type { FileState } from './file-state.ts';
import { withChanges } from './merge.ts';
import type { InsertRowPatch } from './sync-sheet.ts';

/**
 * A person said that a missing or emptied row is deleted: puts the delete in flight against the version this file
 * knows. Gives the state unchanged when the row is unknown, deleted already, or still waiting for an answer.
 */
export function intendDelete(state: FileState, rowId: string, ids: IdSource): FileState {
  const shadow = state.shadow[rowId];
  if (shadow === undefined || shadow.deleted === true || state.outbox[rowId] !== undefined) return state;
  const mutation = { id: ids.next('m'), rowId, kind: 'delete' as const, baseRev: shadow.rev, base: shadow.fields, set: {} };
  return { ...state, outbox: { ...state.outbox, [rowId]: mutation } };
}

/** A person wants a missing row back: the patch with its last known values, those in flight on top; null when unknown. */
export function putBack(state: FileState, rowId: string): InsertRowPatch | null {
  const shadow = state.shadow[rowId];
  if (shadow === undefined || shadow.deleted === true) return null;
  const flight = state.outbox[rowId];
  return { kind: 'insert', rowId, fields: flight?.kind === 'upsert' ? withChanges(shadow.fields, flight.set) : shadow.fields };
}

/**
 * A person says that these rows stand as they are: puts a confirmation in flight for each that the server holds. Rows in
 * flight, deleted or unknown are left out; a row edited meanwhile is sent as an edit by the next sync.
 */
export function intendConfirm(state: FileState, rowIds: readonly string[], ids: IdSource): FileState {
  const outbox = { ...state.outbox };
  for (const rowId of rowIds) {
    const shadow = state.shadow[rowId];
    if (shadow === undefined || shadow.deleted === true || outbox[rowId] !== undefined) continue;
    outbox[rowId] = { id: ids.next('m'), rowId, kind: 'upsert', baseRev: shadow.rev, base: {}, set: {}, confirm: true };
  }
  return { ...state, outbox };
}

/** A person wants a deleted row alive again, perhaps with other values: puts the restore in flight. */
export function intendRestore(state: FileState, rowId: string, set: FieldChanges, ids: IdSource): FileState {
  const shadow = state.shadow[rowId];
  if (shadow?.deleted !== true || state.outbox[rowId] !== undefined) return state;
  const base = Object.fromEntries(Object.keys(set).map((field) => [field, shadow.fields[field] ?? null]));
  const mutation = { id: ids.next('m'), rowId, kind: 'restore' as const, baseRev: shadow.rev, base, set };
  return { ...state, outbox: { ...state.outbox, [rowId]: mutation } };
}
