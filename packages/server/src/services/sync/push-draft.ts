import { type Peer, peerKeys } from '@double-hundred/shared/check/peer';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type {
  KeptConflict,
  KeptMutation,
  KeptQuarantine,
  KeptRevision,
  KeptRow,
  PeerKey,
  PeerRow,
  PushGround,
  SyncTurn,
} from '../../store/sync-store.ts';

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
  /** Live rows that share a key with these values. */
  peersOf(rowId: string, createdSeq: number, fields: RowFields): Promise<readonly Peer[]>;
  /** Asks for the peers of many rows at once, so that `peersOf` need not. */
  expectPeers(candidates: readonly RowFields[]): Promise<void>;
  /** A point to go back to when a group fails. */
  mark(): () => void;
  changedRows(): readonly KeptRow[];
  peerKeyChange(): { readonly gone: readonly PeerKey[]; readonly fresh: readonly PeerKey[] };
}

/** Starts the draft of one push of a unit's ledger on what is stored. */
export function createPushDraft(turn: SyncTurn, ground: PushGround, unitId: string, definition: LedgerDefinition): PushDraft {
  const rows = new Map<string, KeptRow>();
  const settled = new Map<string, KeptMutation>();
  const journal: { rowId: string; before: KeptRow | undefined }[] = [];
  const lists = { revisions: [] as KeptRevision[], mutations: [] as KeptMutation[], conflicts: [] as KeptConflict[], resolved: [] as { conflictId: string; mutationId: string }[], quarantine: [] as KeptQuarantine[] };
  const stored = new Map<string, readonly PeerRow[]>();
  const drafted = new Map<string, Set<string>>();
  const openStored = groupBy(ground.conflicts, (conflict) => conflict.rowId);
  const usesPeers = definition.rules.some((rule) => rule.kind === 'sameTwice');
  const keysOf = (row: KeptRow | null | undefined): readonly string[] => (row && !row.deleted && usesPeers ? peerKeys(definition, row.fields) : []);

  const put = (rowId: string, row: KeptRow | undefined) => {
    for (const key of keysOf(rows.get(rowId))) drafted.get(key)?.delete(rowId);
    if (row === undefined) rows.delete(rowId);
    else rows.set(rowId, row);
    for (const key of keysOf(row)) {
      const holders = drafted.get(key);
      if (holders) holders.add(rowId);
      else drafted.set(key, new Set([rowId]));
    }
  };

  const load = async (keys: Iterable<string>) => {
    const unknown = [...new Set(keys)].filter((key) => !stored.has(key));
    if (unknown.length === 0) return;
    for (const key of unknown) stored.set(key, []);
    const found = groupBy(await turn.peers(unitId, definition.id, unknown), (peer) => peer.key);
    for (const [key, peers] of found) stored.set(key, peers);
  };

  const draft: PushDraft = {
    ground,
    ...lists,
    row: (rowId) => rows.get(rowId) ?? ground.rows.get(rowId) ?? null,
    nextSeq: () => ground.head.headSeq + lists.revisions.length + 1,
    setRow(row, revision) {
      journal.push({ rowId: row.rowId, before: rows.get(row.rowId) });
      put(row.rowId, row);
      lists.revisions.push(revision);
    },
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
    async expectPeers(candidates) {
      if (usesPeers) await load(candidates.flatMap((fields) => peerKeys(definition, fields)));
    },
    async peersOf(rowId, createdSeq, fields) {
      if (!usesPeers) return [];
      const keys = peerKeys(definition, fields);
      await load(keys);
      const peers = new Map<string, Peer>();
      for (const key of keys) {
        for (const peer of stored.get(key) ?? []) {
          if (peer.rowId !== rowId && !rows.has(peer.rowId)) peers.set(peer.rowId, { key: peer.rowId, fields: peer.fields, stands: peer.createdSeq < createdSeq });
        }
        for (const holder of drafted.get(key) ?? []) {
          const row = rows.get(holder);
          if (row && holder !== rowId) peers.set(holder, { key: holder, fields: row.fields, stands: row.createdSeq < createdSeq });
        }
      }
      return [...peers.values()];
    },
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
    peerKeyChange() {
      const gone: PeerKey[] = [];
      const fresh: PeerKey[] = [];
      for (const [rowId, row] of rows) {
        const before = new Set(keysOf(ground.rows.get(rowId)));
        const after = new Set(keysOf(row));
        for (const key of before) if (!after.has(key)) gone.push({ key, rowId });
        for (const key of after) if (!before.has(key)) fresh.push({ key, rowId });
      }
      return { gone, fresh };
    },
  };
  return draft;
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
