import type { RowFields } from '../ledger/fields.ts';
import { type GroupKey, NO_NEIGHBOURS, type RowGroups } from './group.ts';
import type { Peer } from './peer.ts';

/** A row as the index of groups knows it. Rows the server holds come before others, else the upper one does. */
export interface GroupedRow {
  readonly key: string;
  readonly fields: RowFields;
  readonly groups: readonly GroupKey[];
  readonly position: number;
  readonly accepted: boolean;
}

/** Keeps rows by group, those of a group in the order in which they came. */
export interface GroupIndex {
  add(row: GroupedRow): void;
  remove(row: GroupedRow): void;
  groupsOf(row: GroupedRow): RowGroups;
  /** Keys of the other rows whose findings hang on this one, which must be in the index. */
  concernedBy(row: GroupedRow): ReadonlySet<string>;
}

/** The rows of a group, and of one that runs on those at each place; of a place only the first row counts for others. */
interface Group {
  readonly members: GroupedRow[];
  readonly places: Map<string, GroupedRow[]>;
}

/** An empty index. */
export function createGroupIndex(): GroupIndex {
  const groups = new Map<string, Group>();
  const membersOf = (key: string): readonly GroupedRow[] => groups.get(key)?.members ?? [];
  return {
    add(row) {
      for (const { key, place } of row.groups) {
        const group = groups.get(key) ?? { members: [], places: new Map<string, GroupedRow[]>() };
        groups.set(key, group);
        put(group.members, row);
        if (place === null) continue;
        const there = group.places.get(place) ?? [];
        group.places.set(place, there);
        put(there, row);
      }
    },
    remove(row) {
      for (const { key, place } of row.groups) {
        const group = groups.get(key);
        if (group === undefined) continue;
        take(group.members, row);
        if (group.members.length === 0) groups.delete(key);
        const there = place === null ? undefined : group.places.get(place);
        if (place === null || there === undefined) continue;
        take(there, row);
        if (there.length === 0) group.places.delete(place);
      }
    },
    groupsOf: (row) => ({
      isFirst: (key) => (membersOf(key)[0]?.key ?? row.key) === row.key,
      others: (key) => membersOf(key).flatMap((other) => (other.key === row.key ? [] : [peerOf(other, row)])),
      neighbours(key) {
        const group = groups.get(key);
        const place = placeIn(row, key);
        if (group === undefined || place === null) return NO_NEIGHBOURS;
        const { before, after } = nearestPlaces(group, place);
        const first = (at: string | null): Peer | null => {
          const other = at === null ? undefined : group.places.get(at)?.[0];
          return other === undefined ? null : peerOf(other, row);
        };
        return { before: first(before), after: first(after) };
      },
    }),
    concernedBy(row) {
      const concerned = new Set<string>();
      for (const { key, place } of row.groups) {
        const group = groups.get(key);
        if (group === undefined) continue;
        const others = place === null ? bearer(group.members, row) : besides(group, place, row);
        for (const other of others) concerned.add(other.key);
      }
      concerned.delete(row.key);
      return concerned;
    },
  };
}

/** The row that speaks for a group that is summed; for the first row itself, the one that would speak without it. */
function bearer(members: readonly GroupedRow[], row: GroupedRow): readonly GroupedRow[] {
  return members[0]?.key === row.key ? members.slice(1, 2) : members.slice(0, 1);
}

/** The rows at the nearest places before and after, when the row is the one that counts at its own. */
function besides(group: Group, place: string, row: GroupedRow): readonly GroupedRow[] {
  if (group.places.get(place)?.[0]?.key !== row.key) return [];
  const { before, after } = nearestPlaces(group, place);
  return [before, after].flatMap((at) => (at === null ? [] : (group.places.get(at) ?? [])));
}

function nearestPlaces({ places }: Group, place: string): { readonly before: string | null; readonly after: string | null } {
  let before: string | null = null;
  let after: string | null = null;
  for (const other of places.keys()) {
    if (other < place && (before === null || other > before)) before = other;
    if (other > place && (after === null || other < after)) after = other;
  }
  return { before, after };
}

function placeIn(row: GroupedRow, key: string): string | null {
  return row.groups.find((group) => group.key === key)?.place ?? null;
}

function peerOf(other: GroupedRow, row: GroupedRow): Peer {
  return { key: other.key, fields: other.fields, stands: cameBefore(other, row) };
}

function cameBefore(row: GroupedRow, other: GroupedRow): boolean {
  return row.accepted === other.accepted ? row.position < other.position : row.accepted;
}

function put(rows: GroupedRow[], row: GroupedRow): void {
  let low = 0;
  let high = rows.length;
  const last = rows.at(-1);
  if (last !== undefined && cameBefore(last, row)) low = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = rows[middle];
    if (other !== undefined && cameBefore(other, row)) low = middle + 1;
    else high = middle;
  }
  rows.splice(low, 0, row);
}

function take(rows: GroupedRow[], row: GroupedRow): void {
  const index = rows.findIndex((other) => other.key === row.key);
  if (index >= 0) rows.splice(index, 1);
}
