import type { ComparedRow, Peer } from './peer.ts';

/** A row as the index knows it. Rows the server holds stand before others, else the upper one does. */
export interface IndexedRow extends ComparedRow {
  readonly key: string;
  readonly keys: readonly string[];
  readonly position: number;
  readonly accepted: boolean;
}

/**
 * Finds rows that may be the same. Of the rows that share a key only the first and the second matter: the first stands
 * against all others, the second is named on the first. So a key shared by thousands of rows stays cheap.
 */
export interface PeerIndex {
  add(row: IndexedRow): void;
  remove(row: IndexedRow): void;
  /** The peers of a row that is in the index. */
  peersOf(row: IndexedRow): Peer[];
  /** Keys of the other rows whose peers include this one. */
  concernedBy(row: IndexedRow): ReadonlySet<string>;
}

/** An empty index. */
export function createPeerIndex(): PeerIndex {
  const buckets = new Map<string, IndexedRow[]>();

  const bucketsOf = (row: IndexedRow) => row.keys.map((key) => buckets.get(key) ?? []);

  return {
    add(row) {
      for (const key of row.keys) {
        const bucket = buckets.get(key);
        if (bucket === undefined) buckets.set(key, [row]);
        else bucket.splice(placeFor(row, bucket), 0, row);
      }
    },
    remove(row) {
      for (const key of row.keys) {
        const bucket = buckets.get(key) ?? [];
        const index = bucket.findIndex((other) => other.key === row.key);
        if (index >= 0) bucket.splice(index, 1);
        if (bucket.length === 0) buckets.delete(key);
      }
    },
    peersOf(row) {
      const peers = new Map<string, Peer>();
      for (const [first, second] of bucketsOf(row)) {
        const other = first?.key === row.key ? second : first;
        if (other !== undefined) peers.set(other.key, asPeer(other, row));
      }
      return [...peers.values()];
    },
    concernedBy(row) {
      const concerned = new Set<string>();
      for (const bucket of bucketsOf(row)) {
        if (bucket[0]?.key === row.key) for (const other of bucket) concerned.add(other.key);
        else if (bucket[1]?.key === row.key && bucket[0] !== undefined) concerned.add(bucket[0].key);
      }
      concerned.delete(row.key);
      return concerned;
    },
  };
}

function asPeer(other: IndexedRow, row: IndexedRow): Peer {
  return { key: other.key, fields: other.fields, refused: other.refused, stands: stands(other, row) };
}

function stands(row: IndexedRow, before: IndexedRow): boolean {
  return row.accepted === before.accepted ? row.position < before.position : row.accepted;
}

function placeFor(row: IndexedRow, bucket: readonly IndexedRow[]): number {
  let low = 0;
  let high = bucket.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = bucket[middle];
    if (other !== undefined && stands(other, row)) low = middle + 1;
    else high = middle;
  }
  return low;
}
