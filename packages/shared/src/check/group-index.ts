import type { RowFields } from '../ledger/fields.ts';
import type { GroupKey, RowGroups } from './group.ts';
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

/** An empty index. */
export function createGroupIndex(): GroupIndex {
  const groups = new Map<string, GroupedRow[]>();
  const membersOf = (key: string): readonly GroupedRow[] => groups.get(key) ?? [];
  return {
    add(row) {
      for (const { key } of row.groups) {
        const members = groups.get(key);
        if (members === undefined) groups.set(key, [row]);
        else members.splice(placeFor(row, members), 0, row);
      }
    },
    remove(row) {
      for (const { key } of row.groups) {
        const members = groups.get(key) ?? [];
        const index = members.findIndex((other) => other.key === row.key);
        if (index >= 0) members.splice(index, 1);
        if (members.length === 0) groups.delete(key);
      }
    },
    groupsOf: (row) => ({
      isFirst: (key) => (membersOf(key)[0]?.key ?? row.key) === row.key,
      others: (key) =>
        membersOf(key).flatMap((other): Peer[] =>
          other.key === row.key ? [] : [{ key: other.key, fields: other.fields, stands: cameBefore(other, row) }],
        ),
    }),
    concernedBy(row) {
      const concerned = new Set<string>();
      for (const { key, place } of row.groups) {
        const members = membersOf(key);
        const others = place === null ? bearer(members, row) : neighbours(members, key, place);
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

/** The rows at the nearest places before and after. */
function neighbours(members: readonly GroupedRow[], key: string, place: string): readonly GroupedRow[] {
  const placeOf = (row: GroupedRow) => row.groups.find((group) => group.key === key)?.place ?? '';
  const places = members.map(placeOf);
  const before = places.reduce((best, other) => (other < place && other > best ? other : best), '');
  const after = places.reduce((best, other) => (other > place && (best === '' || other < best) ? other : best), '');
  return members.filter((_, index) => places[index] !== '' && (places[index] === before || places[index] === after));
}

function cameBefore(row: GroupedRow, other: GroupedRow): boolean {
  return row.accepted === other.accepted ? row.position < other.position : row.accepted;
}

function placeFor(row: GroupedRow, members: readonly GroupedRow[]): number {
  const last = members.at(-1);
  if (last === undefined || cameBefore(last, row)) return members.length;
  const index = members.findIndex((other) => cameBefore(row, other));
  return index < 0 ? members.length : index;
}
