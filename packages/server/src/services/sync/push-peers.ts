import { type Peer, peerColumns, peerKeys } from '@double-hundred/shared/check/peer';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldChanges, FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { KeptRow, PeerRow, PushGround, SyncTurn } from '../../store/sync-store.ts';

/** Finds the rows that may be the same as a row: those stored, and those of the push as it has decided them so far. */
export interface PushPeers {
  /** Asks the store for the peers of many rows at once, so that `find` need not. */
  expect(candidates: readonly { readonly rowId: string; readonly changes: FieldChanges }[]): Promise<void>;
  /** Live rows that share a key with these values; `stands` when they came first. */
  find(rowId: string, createdSeq: number, fields: RowFields): Promise<readonly Peer[]>;
  /** A row of the push stands otherwise than before. */
  moved(before: KeptRow | null, after: KeptRow | null): void;
  /** The keys a row is found by; the very same list for rows whose compared values are the same. */
  keysOf(row: KeptRow | null | undefined): readonly string[];
}

export interface PushPeersInput {
  readonly turn: SyncTurn;
  readonly ground: PushGround;
  readonly unitId: string;
  readonly definition: LedgerDefinition;
  readonly rowOf: (rowId: string) => KeptRow | null;
}

const NO_KEYS: readonly string[] = [];

/** Starts with the rows of the push as they are stored. A ledger without a rule about same rows costs nothing. */
export function createPushPeers({ turn, ground, unitId, definition, rowOf }: PushPeersInput): PushPeers {
  const uses = definition.rules.some((rule) => rule.kind === 'sameTwice');
  const columns = [...peerColumns(definition)];
  const memo = new WeakMap<RowFields, readonly string[]>();
  const holders = new Map<string, Set<string>>();
  const stored = new Map<string, readonly PeerRow[]>();
  const expected = new Map<string, RowFields>();
  const rowIds = [...ground.rows.keys()];

  // Folding names is the dear part, and an edit seldom touches a compared column.
  const keysFor = (fields: RowFields, like: RowFields | undefined): readonly string[] => {
    if (!uses) return NO_KEYS;
    const known =
      memo.get(fields) ??
      (like !== undefined && columns.every((column) => fields[column] === like[column]) ? memo.get(like) : undefined);
    const keys = known ?? peerKeys(definition, fields);
    memo.set(fields, keys);
    return keys;
  };
  const storedFields = (rowId: string) => ground.rows.get(rowId)?.fields;
  const keysOf = (row: KeptRow | null | undefined): readonly string[] =>
    row === null || row === undefined || row.deleted ? NO_KEYS : keysFor(row.fields, storedFields(row.rowId));

  const moved = (before: KeptRow | null, after: KeptRow | null) => {
    const old = keysOf(before);
    const now = keysOf(after);
    if (old === now) return;
    if (before !== null) for (const key of old) holders.get(key)?.delete(before.rowId);
    if (after !== null) for (const key of now) hold(key, after.rowId);
  };
  const hold = (key: string, rowId: string) => {
    const rows = holders.get(key);
    if (rows) rows.add(rowId);
    else holders.set(key, new Set([rowId]));
  };

  const load = async (keys: readonly string[]) => {
    const unknown = [...new Set(keys)].filter((key) => !stored.has(key));
    if (unknown.length === 0) return;
    for (const key of unknown) stored.set(key, []);
    for (const peer of await turn.peers(unitId, definition.id, unknown, rowIds))
      stored.set(peer.key, [...(stored.get(peer.key) ?? []), peer]);
  };

  for (const row of ground.rows.values()) if (row.unitId === unitId && row.ledger === definition.id) moved(null, row);

  return {
    moved,
    keysOf,
    async expect(candidates) {
      if (!uses) return;
      await load(
        candidates.flatMap(({ rowId, changes }) => {
          const compared = comparedFields(columns, rowOf(rowId)?.fields, changes);
          expected.set(rowId, compared);
          return keysFor(compared, storedFields(rowId));
        }),
      );
    },
    async find(rowId, createdSeq, fields) {
      const keys = keysFor(fields, expected.get(rowId));
      if (keys.length === 0) return [];
      await load(keys);
      const peers = new Map<string, Peer>();
      for (const key of keys) {
        const drafted = [...(holders.get(key) ?? [])].flatMap((holder) => rowOf(holder) ?? []);
        for (const peer of firstTwo([...(stored.get(key) ?? []), ...drafted], rowId)) {
          peers.set(peer.rowId, { key: peer.rowId, fields: peer.fields, stands: peer.createdSeq < createdSeq });
        }
      }
      return [...peers.values()];
    },
  };
}

type Candidate = Pick<KeptRow, 'rowId' | 'createdSeq' | 'fields'>;

// Of the rows that share a key the first one stands against all others, so a key shared by thousands stays cheap.
function firstTwo(candidates: readonly Candidate[], rowId: string): readonly Candidate[] {
  const others = candidates.filter((candidate) => candidate.rowId !== rowId);
  return others.length <= 2 ? others : others.toSorted((left, right) => left.createdSeq - right.createdSeq).slice(0, 2);
}

function comparedFields(columns: readonly string[], before: RowFields | undefined, changes: FieldChanges): RowFields {
  const compared: Record<string, FieldValue> = {};
  for (const column of columns) {
    const value = Object.hasOwn(changes, column) ? changes[column] : before?.[column];
    if (value !== null && value !== undefined) compared[column] = value;
  }
  return compared;
}
