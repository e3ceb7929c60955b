import {
  ALONE,
  firstByPlace,
  groupColumns,
  groupKeys,
  groupRules,
  NO_NEIGHBOURS,
  type RowGroups,
} from '@double-hundred/shared/check/group';
import { nearestWithFigure, placesWithinReach } from '@double-hundred/shared/check/group-places';
import { type Peer, peerColumns, peerKeys } from '@double-hundred/shared/check/peer';
import { refColumns } from '@double-hundred/shared/check/resolve-refs';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FieldChanges, type FieldValue, refIn, type RowFields } from '@double-hundred/shared/ledger/fields';
import type { KeptRow, PeerRow, PushGround, SyncTurn } from '../../store/sync-store.ts';
import { createKeyHolders } from './key-holders.ts';

/** Finds the rows that may be the same as a row: those stored, and those of the push as it has decided them so far. */
export interface PushPeers {
  /** Asks the store for the peers of many rows at once, so that `find` need not. */
  expect(candidates: readonly { readonly rowId: string; readonly changes: FieldChanges }[]): Promise<void>;
  /** Live rows that share a key or a group with these values; `stands` when they came first. */
  find(rowId: string, createdSeq: number, fields: RowFields): Promise<RowsFound>;
  /**
   * The rows whose findings hang on the values beside others of their groups: the row that speaks for a group that is
   * summed, itself or another, and in one that runs on those at the places within reach.
   */
  hangingOn(rowId: string, createdSeq: number, fields: RowFields): Promise<readonly string[]>;
  /** A row of the push stands otherwise than before. */
  moved(before: KeptRow | null, after: KeptRow | null): void;
  /** The keys a row is found by; the very same list for rows whose compared values are the same. */
  keysOf(row: KeptRow | null | undefined): readonly string[];
}

/** The rows beside a row that its rules look at. */
export interface RowsFound {
  readonly peers: readonly Peer[];
  readonly groups: RowGroups;
}

export interface PushPeersInput {
  readonly turn: SyncTurn;
  readonly ground: PushGround;
  readonly unitId: string;
  readonly definition: LedgerDefinition;
  readonly rowOf: (rowId: string) => KeptRow | null;
}

const NO_KEYS: readonly string[] = [];

const REF = 'ref ';
/** Most rows of a group that are looked at; a group is the milestones of a project or the months of a year. */
const MOST_OF_GROUP = 5_000;
const PAIR = 2;

/** The key under which rows are found that refer to a row. */
export function refKeyOf(ledger: string, rowId: string): string {
  return `${REF}${ledger}=${rowId}`;
}

/** Starts with the rows of the push as they are stored. A ledger without a rule about other rows costs nothing. */
export function createPushPeers({ turn, ground, unitId, definition, rowOf }: PushPeersInput): PushPeers {
  const refs = refColumns(definition);
  const grouped = groupRules(definition).length > 0;
  const uses = grouped || refs.length > 0 || definition.rules.some((rule) => rule.kind === 'sameTwice');
  const columns = [...peerColumns(definition), ...groupColumns(definition), ...refs.map(({ key }) => key)];
  const memo = new WeakMap<RowFields, readonly string[]>();
  const holders = createKeyHolders();
  const stored = new Map<string, readonly PeerRow[]>();
  const expected = new Map<string, RowFields>();
  const rowIds = [...ground.rows.keys()];

  // Folding names is the dear part, and an edit seldom touches a compared column.
  const keysFor = (fields: RowFields, like: RowFields | undefined): readonly string[] => {
    if (!uses) return NO_KEYS;
    const known =
      memo.get(fields) ??
      (like !== undefined && columns.every((column) => fields[column] === like[column]) ? memo.get(like) : undefined);
    const keys = known ?? [...peerKeys(definition, fields), ...groupsOf(fields), ...refKeysOf(fields)];
    memo.set(fields, keys);
    return keys;
  };
  const groupsOf = (fields: RowFields) => groupKeys(definition, fields).map(({ key }) => key);
  const placeIn = (key: string, fields: RowFields) =>
    groupKeys(definition, fields).find((group) => group.key === key)?.place ?? null;
  const refKeysOf = (fields: RowFields) =>
    refs.flatMap(({ key, ledger }) => {
      const rowId = refIn(fields, key)?.rowId;
      return rowId === undefined ? [] : [refKeyOf(ledger, rowId)];
    });
  const storedFields = (rowId: string) => ground.rows.get(rowId)?.fields;
  const keysOf = (row: KeptRow | null | undefined): readonly string[] =>
    row === null || row === undefined || row.deleted || row.ledger !== definition.id
      ? NO_KEYS
      : keysFor(row.fields, storedFields(row.rowId));

  const moved = (before: KeptRow | null, after: KeptRow | null) => {
    const old = keysOf(before);
    const now = keysOf(after);
    if (old === now) return;
    if (before !== null) for (const key of old) holders.release(key, before.rowId);
    if (after !== null) for (const key of now) holders.hold(key, after.rowId);
  };

  const load = async (keys: readonly string[], most: number) => {
    const unknown = [...new Set(keys)].filter((key) => !stored.has(key));
    if (unknown.length === 0) return;
    for (const key of unknown) stored.set(key, []);
    for (const peer of await turn.peers({ unitId, ledger: definition.id, keys: unknown, except: rowIds, most }))
      stored.set(peer.key, [...(stored.get(peer.key) ?? []), peer]);
  };
  const loadBeside = async (keys: readonly string[], groups: readonly string[]) => {
    const inGroup = new Set(groups);
    await load(
      keys.filter((key) => !key.startsWith(REF) && !inGroup.has(key)),
      PAIR,
    );
    if (groups.length > 0) await load(groups, MOST_OF_GROUP);
  };
  const membersOf = (key: string): readonly Candidate[] => [
    ...(stored.get(key) ?? []),
    ...holders.of(key).flatMap((holder) => rowOf(holder) ?? []),
  ];

  for (const row of ground.rows.values()) if (row.unitId === unitId && row.ledger === definition.id) moved(null, row);

  return {
    moved,
    keysOf,
    async expect(candidates) {
      if (!uses) return;
      const groups: string[] = [];
      const keys = candidates.flatMap(({ rowId, changes }) => {
        const compared = comparedFields(columns, rowOf(rowId)?.fields, changes);
        expected.set(rowId, compared);
        if (grouped) groups.push(...groupsOf(compared));
        return keysFor(compared, storedFields(rowId));
      });
      await loadBeside(keys, groups);
    },
    async find(rowId, createdSeq, fields) {
      const keys = keysFor(fields, expected.get(rowId));
      if (keys.length === 0) return { peers: [], groups: ALONE };
      const inGroup = new Set(grouped ? groupsOf(fields) : []);
      await loadBeside(keys, [...inGroup]);
      const asPeer = (row: Candidate): Peer => ({ key: row.rowId, fields: row.fields, stands: row.createdSeq < createdSeq });
      const peers = new Map<string, Peer>();
      for (const key of keys) {
        if (inGroup.has(key) || key.startsWith(REF)) continue;
        for (const peer of firstTwo(membersOf(key), rowId)) peers.set(peer.rowId, asPeer(peer));
      }
      const members = (key: string) => membersOf(key).filter((member) => member.rowId !== rowId);
      const others = (key: string) =>
        members(key)
          .toSorted((left, right) => left.createdSeq - right.createdSeq)
          .map(asPeer);
      return {
        peers: [...peers.values()],
        groups: {
          isFirst: (key) => members(key).every((member) => member.createdSeq > createdSeq),
          others,
          neighbours(key, column) {
            const place = placeIn(key, fields);
            return place === null ? NO_NEIGHBOURS : nearestWithFigure(firstByPlace(definition, key, others(key)), place, column);
          },
        },
      };
    },
    async hangingOn(rowId, createdSeq, fields) {
      const groups = groupKeys(definition, fields);
      await load(
        groups.map(({ key }) => key),
        MOST_OF_GROUP,
      );
      return groups.flatMap(({ key, place, columns: figures }) => {
        const members = membersOf(key)
          .filter((member) => member.rowId !== rowId)
          .toSorted((left, right) => left.createdSeq - right.createdSeq);
        if (place !== null) {
          const reach = placesWithinReach(firstByPlace(definition, key, members), place, figures);
          return members.flatMap((member) => (reach.has(placeIn(key, member.fields) ?? '') ? [member.rowId] : []));
        }
        const [first] = members;
        return [first === undefined || first.createdSeq > createdSeq ? rowId : first.rowId];
      });
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
