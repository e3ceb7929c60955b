import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldChanges, RowFields } from '@double-hundred/shared/ledger/fields';
import type {
  KeptConflict,
  KeptMutation,
  KeptQuarantine,
  KeptRevision,
  KeptRow,
  PeerKey,
  PushGround,
  SyncTurn,
} from '../../store/sync-store.ts';
import { codesOf } from './codes-elsewhere.ts';
import { createPushPeers, type RowsFound } from './push-peers.ts';

interface KeyChange {
  readonly gone: readonly PeerKey[];
  readonly fresh: readonly PeerKey[];
}

/** What a push has decided so far. Nothing of it is stored before the push as a whole is. */
export interface PushDraft {
  readonly ground: PushGround;
  readonly revisions: KeptRevision[];
  readonly mutations: KeptMutation[];
  readonly conflicts: KeptConflict[];
  readonly resolved: { conflictId: string; mutationId: string }[];
  readonly quarantine: KeptQuarantine[];
  row(rowId: string): KeptRow | null;
  /** The seq the next revision gets. */
  nextSeq(): number;
  setRow(row: KeptRow, revision: KeptRevision): void;
  /** Mutations of this push that have been settled, by id. */
  settled(id: string): KeptMutation | undefined;
  settle(mutation: KeptMutation): void;
  /** Open conflicts of a row, those of this push included. */
  openConflicts(rowId: string): readonly KeptConflict[];
  /** A row stands as it did, but what is found about it has changed. It gets no revision. */
  judgeRow(row: KeptRow): void;
  /** Live rows that share a key or a group with these values. */
  besides(rowId: string, createdSeq: number, fields: RowFields): Promise<RowsFound>;
  /** Rows whose findings hang on these values beside others of their groups. */
  hangingOn(rowId: string, createdSeq: number, fields: RowFields): Promise<readonly string[]>;
  /** Asks for the peers of many rows at once, so that `besides` need not. */
  expectPeers(candidates: readonly { readonly rowId: string; readonly changes: FieldChanges }[]): Promise<void>;
  /** A point to go back to when a group fails. */
  mark(): () => void;
  changedRows(): readonly KeptRow[];
  peerKeyChange(): KeyChange;
  codeChange(): KeyChange;
}

/** Starts the draft of one push of a unit's ledger on what is stored. */
export function createPushDraft(turn: SyncTurn, ground: PushGround, unitId: string, definition: LedgerDefinition): PushDraft {
  const rows = new Map<string, KeptRow>();
  const settled = new Map<string, KeptMutation>();
  const journal: { rowId: string; before: KeptRow | undefined }[] = [];
  const lists = {
    revisions: [] as KeptRevision[],
    mutations: [] as KeptMutation[],
    conflicts: [] as KeptConflict[],
    resolved: [] as { conflictId: string; mutationId: string }[],
    quarantine: [] as KeptQuarantine[],
  };
  const openStored = groupBy(ground.conflicts, (conflict) => conflict.rowId);
  const rowOf = (rowId: string) => rows.get(rowId) ?? ground.rows.get(rowId) ?? null;
  const peers = createPushPeers({ turn, ground, unitId, definition, rowOf });

  const put = (rowId: string, row: KeptRow | undefined) => {
    const before = rowOf(rowId);
    if (row === undefined) rows.delete(rowId);
    else rows.set(rowId, row);
    peers.moved(before, rowOf(rowId));
  };

  const draft: PushDraft = {
    ground,
    ...lists,
    row: rowOf,
    nextSeq: () => ground.head.headSeq + lists.revisions.length + 1,
    setRow(row, revision) {
      journal.push({ rowId: row.rowId, before: rows.get(row.rowId) });
      put(row.rowId, row);
      lists.revisions.push(revision);
    },
    judgeRow: (row) => put(row.rowId, row),
    settled: (id) => settled.get(id),
    settle(mutation) {
      settled.set(mutation.id, mutation);
      lists.mutations.push(mutation);
    },
    openConflicts(rowId) {
      const open = [...(openStored.get(rowId) ?? []), ...lists.conflicts.filter((conflict) => conflict.rowId === rowId)];
      if (open.length === 0) return open;
      const closed = new Set(lists.resolved.map((resolution) => resolution.conflictId));
      return open.filter((conflict) => !closed.has(conflict.id));
    },
    expectPeers: peers.expect,
    besides: peers.find,
    hangingOn: peers.hangingOn,
    mark() {
      const lengths = Object.values(lists).map((list) => list.length);
      const steps = journal.length;
      return () => {
        for (const mutation of lists.mutations.slice(lengths[1])) settled.delete(mutation.id);
        for (const step of journal.splice(steps).toReversed()) put(step.rowId, step.before);
        Object.values(lists).forEach((list, index) => list.splice(lengths[index] ?? 0));
      };
    },
    changedRows: () => [...rows.values()],
    peerKeyChange: () => keyChange(rows, ground, peers.keysOf),
    codeChange: () => keyChange(rows, ground, (row) => codesOf(definition, row)),
  };
  return draft;
}

function keyChange(
  rows: ReadonlyMap<string, KeptRow>,
  ground: PushGround,
  keysOf: (row: KeptRow | undefined) => readonly string[],
): KeyChange {
  const gone: PeerKey[] = [];
  const fresh: PeerKey[] = [];
  for (const [rowId, row] of rows) {
    const { createdSeq } = row;
    const before = keysOf(ground.rows.get(rowId));
    const after = keysOf(row);
    if (before === after) continue;
    for (const key of before) if (!after.includes(key)) gone.push({ key, rowId, createdSeq });
    for (const key of after) if (!before.includes(key)) fresh.push({ key, rowId, createdSeq });
  }
  return { gone, fresh };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
