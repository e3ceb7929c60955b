import type { IdSource } from '../kernel/ids.ts';
import type { FieldValue } from '../ledger/fields.ts';
import type { Conflict, Mutation } from '../protocol/push.ts';
import type { FileState } from './file-state.ts';
import { WHOLE_ROW } from './merge.ts';

/** mine: the value that lost shall stand after all; theirs: the server's value stays. */
export type ConflictChoice = 'mine' | 'theirs';

/**
 * Puts a person's decision about conflicts of one row in flight. Based on the server values the person saw, so a value
 * that changed again since then becomes a new conflict instead of being overwritten. Gives the state unchanged while
 * the row waits for another answer; ask again after the next sync.
 */
export function decideConflicts(
  state: FileState,
  rowId: string,
  conflicts: readonly Conflict[],
  choice: ConflictChoice,
  ids: IdSource,
): FileState {
  if (state.outbox[rowId] !== undefined || conflicts.length === 0) return state;
  return { ...state, outbox: { ...state.outbox, [rowId]: decision(state, rowId, conflicts, choice, ids) } };
}

function decision(
  state: FileState,
  rowId: string,
  conflicts: readonly Conflict[],
  choice: ConflictChoice,
  ids: IdSource,
): Mutation {
  const shadow = state.shadow[rowId];
  const common = { id: ids.next('m'), rowId, baseRev: shadow?.rev ?? 0, resolves: conflicts.map((conflict) => conflict.id) };
  const deletes = choice === 'mine' && conflicts.some((conflict) => conflict.field === WHOLE_ROW);
  if (deletes) return { ...common, kind: 'delete', base: shadow?.fields ?? {}, set: {} };
  const base: Record<string, FieldValue | null> = {};
  const set: Record<string, FieldValue | null> = {};
  for (const conflict of conflicts) {
    if (conflict.field === WHOLE_ROW) continue;
    base[conflict.field] = conflict.server;
    set[conflict.field] = choice === 'mine' ? conflict.mine : conflict.server;
  }
  const kind = choice === 'mine' && shadow?.deleted === true ? 'restore' : 'resolve';
  return { ...common, kind, base, set };
}
