import type { IdSource } from '../kernel/ids.ts';
import type { Mutation, MutationResult } from '../protocol/push.ts';
import { absorbRow } from './absorb-row.ts';
import { contentHash } from './diff.ts';
import type { FileState, OwnWriting, ShadowRow } from './file-state.ts';
import type { SheetPatch, SyncRow } from './sync-sheet.ts';

/** A new state, and the sheet changes that must be made before it is saved. */
export interface Absorbed {
  readonly state: FileState;
  readonly patches: readonly SheetPatch[];
}

/**
 * Takes the answers to a push into the file. Pure. `rows` is the sheet as re-read after the call. Answers to anything
 * but the mutation in flight for their row are ignored, so that late and doubled answers do no harm.
 */
export function absorbResults(
  state: FileState,
  rows: readonly SyncRow[],
  results: readonly MutationResult[],
  ids: IdSource,
): Absorbed {
  const draft: Draft = {
    epoch: state.epoch ?? '',
    shadow: { ...state.shadow },
    outbox: { ...state.outbox },
    held: { ...state.held },
  };
  const byId = rowsById(rows);
  const patches: SheetPatch[] = [];
  for (const result of results) {
    const sent = draft.outbox[result.rowId];
    if (sent === undefined || sent.id !== result.id) continue;
    delete draft.outbox[result.rowId];
    patches.push(
      ...absorbResult({ ...draft, writing: state.writing?.[result.rowId] }, byId.get(result.rowId), sent, result, ids),
    );
  }
  return { state: { ...state, shadow: draft.shadow, outbox: draft.outbox, held: draft.held }, patches };
}

/** The rows by id; the first of doubled ones, which repair will tell apart. */
export function rowsById(rows: readonly SyncRow[]): ReadonlyMap<string, SyncRow> {
  const byId = new Map<string, SyncRow>();
  for (const row of rows) if (row.rowId !== null && !byId.has(row.rowId)) byId.set(row.rowId, row);
  return byId;
}

interface Draft {
  readonly epoch: string;
  readonly shadow: Record<string, ShadowRow>;
  readonly outbox: Record<string, Mutation>;
  readonly held: Record<string, string>;
  readonly writing?: OwnWriting | undefined;
}

function absorbResult(
  draft: Draft,
  row: SyncRow | undefined,
  sent: Mutation,
  result: MutationResult,
  ids: IdSource,
): readonly SheetPatch[] {
  const { rowId } = result;
  switch (result.status) {
    case 'id_reused':
      return [];
    case 'id_foreign':
      delete draft.shadow[rowId];
      delete draft.held[rowId];
      return row === undefined ? [] : [{ kind: 'setId', row: row.row, was: rowId, rowId: ids.next('r') }];
    case 'forbidden':
      draft.held[rowId] = contentHash(sent);
      return [];
    case 'locked':
    case 'deferred':
      // Offered again with every sending: a lock ends, or a server is no longer busy, without the file being told.
      return result.rev > 0 ? take(draft, row, result, ids) : [];
    case 'invalid':
    case 'group_failed':
      if (sent.kind === 'upsert') draft.held[rowId] = contentHash(sent);
      return result.rev > 0 ? take(draft, row, result, ids) : [];
    case 'accepted':
    case 'merged':
    case 'noop':
    case 'conflict':
    case 'merged_conflict':
    case 'gone':
      delete draft.held[rowId];
      if (result.rev > 0) return take(draft, row, result, ids, sent);
      delete draft.shadow[rowId];
      return [];
  }
}

function take(
  draft: Draft,
  row: SyncRow | undefined,
  result: MutationResult,
  ids: IdSource,
  sent?: Mutation,
): readonly SheetPatch[] {
  const shadow = draft.shadow[result.rowId];
  // A row of an older history may hold what the server lost: only the answer to offering it again may settle it.
  if (sent?.kind !== 'upsert' && shadow !== undefined && shadow.deleted !== true && shadow.epoch !== draft.epoch) return [];
  const absorbed = absorbRow({
    rowId: result.rowId,
    epoch: draft.epoch,
    server: result,
    shadow,
    row,
    newId: () => ids.next('r'),
    writing: draft.writing,
    ...(sent === undefined ? {} : { sent }),
  });
  draft.shadow[result.rowId] = absorbed.shadow;
  return absorbed.patches;
}
