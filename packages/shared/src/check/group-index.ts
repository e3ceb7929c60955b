import type { RowFields } from '../ledger/fields.ts';
import { type GroupKey, NO_NEIGHBOURS, type RowGroups } from './group.ts';
import { nearestWithFigure, placesWithinReach } from './group-places.ts';
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
      neighbours(key, column) {
        const group = groups.get(key);
        const place = placeIn(row, key);
        if (group === undefined || place === null) return NO_NEIGHBOURS;
        const { before, after } = nearestWithFigure(firstRows(group), place, column);
        return { before: before && peerOf(before, row), after: after && peerOf(after, row) };
      },
    }),
    concernedBy(row) {
      const concerned = new Set<string>();
      for (const { key, place, columns } of row.groups) {
        const group = groups.get(key);
        if (group === undefined) continue;
        const others = place === null ? bearer(group.members, row) : besides(group, place, columns, row);
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

/** The rows that may compare with a row, when it is the one that counts at its place. */
function besides(group: Group, place: string, columns: readonly string[], row: GroupedRow): readonly GroupedRow[] {
  if (group.places.get(place)?.[0]?.key !== row.key) return [];
  return [...placesWithinReach(firstRows(group), place, columns)].flatMap((at) => group.places.get(at) ?? []);
}

function firstRows({ places }: Group): ReadonlyMap<string, GroupedRow> {
  const first = new Map<string, GroupedRow>();
  for (const [place, [row]] of places) if (row !== undefined) first.set(place, row);
  return first;
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
