import type {
  Head,
  KeptConflict,
  KeptFile,
  KeptMutation,
  KeptRow,
  PushCommit,
  SyncStore,
  SyncTurn,
} from '../../../store/sync-store.ts';

/** Everything the store holds. Values are never changed in place, so a shallow copy is a backup. */
interface Content {
  head: Head;
  readonly rows: Map<string, KeptRow>;
  readonly mutations: Map<string, KeptMutation>;
  readonly conflicts: Map<string, KeptConflict>;
  readonly files: Map<string, KeptFile>;
  /** Every value in the history, a conflict or the quarantine. */
  readonly values: Set<string>;
}

/** The store port in memory, as far as files sync over it, with a look inside and backups. */
export interface ModelStore extends SyncStore {
  present(): { readonly head: Head; readonly rows: ReadonlyMap<string, KeptRow>; readonly values: ReadonlySet<string> };
  backup(): unknown;
  /** Puts a backup back, as the office would, under the given epoch. */
  restore(backup: unknown, epoch: string): void;
}

/** Most rows of a page of changes; small, so that pulls go over several pages. */
const PAGE = 3;

export function createModelStore(epoch: string, onCommit: (commit: PushCommit) => void): ModelStore {
  let content: Content = {
    head: { epoch, epochStart: 0, headSeq: 0 },
    rows: new Map(),
    mutations: new Map(),
    conflicts: new Map(),
    files: new Map(),
    values: new Set(),
  };

  const take = (commit: PushCommit) => {
    if (commit.expected.headSeq !== content.head.headSeq) throw new Error('the head has moved under a push');
    content.head = { ...content.head, headSeq: commit.headSeq };
    for (const row of commit.rows) content.rows.set(row.rowId, row);
    for (const mutation of commit.mutations) content.mutations.set(mutation.id, mutation);
    for (const conflict of commit.conflicts) content.conflicts.set(conflict.id, conflict);
    for (const { conflictId } of commit.resolved) content.conflicts.delete(conflictId);
    for (const revision of commit.revisions) remember(content.values, Object.values(revision.fields));
    remember(
      content.values,
      commit.conflicts.map((conflict) => conflict.mine),
    );
    for (const { content: refused } of commit.quarantine) remember(content.values, Object.values(refused as object));
    onCommit(commit);
  };

  const turn: SyncTurn = {
    async ground(mutationIds, rowIds) {
      const { head, rows, mutations, conflicts } = content;
      return {
        head,
        mutations: pick(mutations, mutationIds),
        rows: pick(rows, rowIds),
        conflicts: [...conflicts.values()].filter((conflict) => rowIds.includes(conflict.rowId)),
        facts: [],
        verifications: [],
      };
    },
    peers: async () => [],
    codesElsewhere: async () => new Set(),
    inspected: async () => new Set<string>(),
    locks: async () => [],
    async commit(commits) {
      for (const commit of commits) take(commit);
    },
    file: async (fileId, replicaId) => content.files.get(`${fileId} ${replicaId}`) ?? null,
    saveFile: async (file) => void content.files.set(`${file.fileId} ${file.replicaId}`, file),
  };

  return {
    head: async () => content.head,
    exclusive: (work) => work(turn),
    async changes({ unitId, ledger, cursor, limit }) {
      const after = [...content.rows.values()]
        .filter((row) => row.unitId === unitId && row.ledger === ledger && row.seq > cursor)
        .sort((a, b) => a.seq - b.seq);
      const page = after.slice(0, Math.min(limit, PAGE));
      const wire = page.map(({ rowId, rev, seq, deleted, fields, userName, at }) => ({
        rowId,
        rev,
        seq,
        deleted,
        fields,
        by: userName,
        at,
      }));
      return {
        head: content.head,
        json: Buffer.from(JSON.stringify(wire).slice(1, -1)),
        count: page.length,
        next: page.at(-1)?.seq ?? cursor,
        more: after.length > page.length,
      };
    },
    conflicts: async () => ({ rows: [...content.conflicts.values()], next: null }),
    rows: async () => [...content.rows.values()],
    sharedRows: async () => [],
    row: async (rowId) => content.rows.get(rowId) ?? null,
    rowsOf: async (rowIds) => rowIds.flatMap((rowId) => content.rows.get(rowId) ?? []),
    facts: async () => [],
    totals: async () => [],
    mutations: notInTheModel,
    quarantine: notInTheModel,
    revisions: notInTheModel,
    everyRow: notInTheModel,
    present: () => content,
    backup: () => copyOf(content),
    restore(backup, restoredEpoch) {
      content = copyOf(backup as Content);
      content.head = { epoch: restoredEpoch, epochStart: content.head.headSeq, headSeq: content.head.headSeq };
    },
  };
}

function copyOf({ head, rows, mutations, conflicts, files, values }: Content): Content {
  return {
    head,
    rows: new Map(rows),
    mutations: new Map(mutations),
    conflicts: new Map(conflicts),
    files: new Map(files),
    values: new Set(values),
  };
}

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const key of keys) {
    const value = from.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

function remember(values: Set<string>, more: readonly unknown[]): void {
  for (const value of more) if (typeof value === 'string') values.add(value);
}

function notInTheModel(): never {
  throw new Error('the model does not ask this of its store');
}
