import type { LedgerDefinition } from '../ledger/definition.ts';
import { sameValue } from '../ledger/fields.ts';
import { type RowReadContext, type RowReading, readRow } from '../value/read-row.ts';
import { type CheckOptions, checkRow } from './check-row.ts';
import { peerColumns, peerKeys } from './peer.ts';
import { createPeerIndex, type IndexedRow, type PeerIndex } from './peer-index.ts';
import type { CheckedRow, SheetRow } from './row.ts';
import { sameBackground, sameCells } from './same-row.ts';

/** Keeps the check of a sheet up to date. An edit checks its row again and the rows that name it, nothing else. */
export interface SheetChecker {
  /** Takes the whole sheet in its order; keys must be unique. Rows whose cells are as before are not read again. */
  load(rows: readonly SheetRow[]): void;
  /**
   * The same in slices, so that a page can breathe between them: each step reads or checks up to `size` rows and gives
   * the share done (0 to 1). Everything else answers from the sheet as it was until the last step has run.
   */
  loadInSlices(rows: readonly SheetRow[], size: number): Generator<number, void>;
  /** Takes one row, new rows at the end. Gives the keys of the rows that were checked again. */
  upsert(row: SheetRow): ReadonlySet<string>;
  /** Forgets a row. Gives the keys of the rows that were checked again. */
  remove(key: string): ReadonlySet<string>;
  get(key: string): CheckedRow | null;
  /** All rows in the order of the sheet. */
  rows(): readonly CheckedRow[];
  /** How many rows have been read and checked so far, for measuring. */
  counts(): { readonly read: number; readonly checked: number };
}

interface RowState {
  readonly row: SheetRow;
  readonly reading: RowReading;
  readonly indexed: IndexedRow;
  readonly hasPeers: boolean;
  readonly checked: CheckedRow;
}

/** A checker over one sheet of a ledger. `context.today` is fixed for its life; make a new one on a new day. */
export function createSheetChecker(
  definition: LedgerDefinition,
  context: RowReadContext,
  options: CheckOptions = {},
): SheetChecker {
  const compared = [...peerColumns(definition)];
  let states = new Map<string, RowState>();
  let peers: PeerIndex = createPeerIndex();
  let nextPosition = 0;
  let read = 0;
  let checkedRows = 0;

  function indexRow(row: SheetRow, position: number, before: RowState | undefined): { reading: RowReading; indexed: IndexedRow } {
    const accepted = row.accepted !== undefined;
    if (before !== undefined && sameCells(before.row.cells, row.cells)) {
      return { reading: before.reading, indexed: { ...before.indexed, position, accepted } };
    }
    read += 1;
    const reading = readRow(definition, row.cells, context);
    const keys = peerKeys(definition, reading.fields);
    return { reading, indexed: { key: row.key, fields: reading.fields, keys, position, accepted } };
  }

  function judge(row: SheetRow, reading: RowReading, indexed: IndexedRow, index: PeerIndex): RowState {
    checkedRows += 1;
    const found = index.peersOf(indexed);
    return {
      row,
      reading,
      indexed,
      hasPeers: found.length > 0,
      checked: checkRow(definition, context, row, reading, found, options),
    };
  }

  function rejudge(keys: Iterable<string>): void {
    for (const key of keys) {
      const state = states.get(key);
      if (state !== undefined) states.set(key, judge(state.row, state.reading, state.indexed, peers));
    }
  }

  function* loadInSlices(rows: readonly SheetRow[], size: number): Generator<number, void> {
    if (new Set(rows.map(({ key }) => key)).size < rows.length) throw new Error('two rows of a sheet have the same key');
    const index = createPeerIndex();
    const prepared: { row: SheetRow; reading: RowReading; indexed: IndexedRow }[] = [];
    for (const [position, row] of rows.entries()) {
      const { reading, indexed } = indexRow(row, position, states.get(row.key));
      prepared.push({ row, reading, indexed });
      index.add(indexed);
      if ((position + 1) % size === 0) yield (position + 1) / rows.length / 2;
    }
    const loaded = new Map<string, RowState>();
    for (const [position, { row, reading, indexed }] of prepared.entries()) {
      const old = states.get(row.key);
      const stays =
        old !== undefined &&
        old.reading === reading &&
        sameBackground(old.row, row) &&
        !old.hasPeers &&
        index.peersOf(indexed).length === 0;
      loaded.set(row.key, stays ? { ...old, row, indexed } : judge(row, reading, indexed, index));
      if ((position + 1) % size === 0) yield 0.5 + (position + 1) / rows.length / 2;
    }
    states = loaded;
    peers = index;
    nextPosition = rows.length;
  }

  return {
    loadInSlices,

    load(rows) {
      loadInSlices(rows, Math.max(rows.length, 1) + 1).next();
    },

    upsert(row) {
      const before = states.get(row.key);
      if (before !== undefined && sameCells(before.row.cells, row.cells) && sameBackground(before.row, row)) return new Set();
      const { reading, indexed } = indexRow(row, before?.indexed.position ?? nextPosition++, before);
      const visible = before === undefined || differs(before.indexed, indexed, compared);
      const affected = new Set<string>();
      if (before !== undefined) {
        if (visible) for (const key of peers.concernedBy(before.indexed)) affected.add(key);
        peers.remove(before.indexed);
      }
      peers.add(indexed);
      if (visible) for (const key of peers.concernedBy(indexed)) affected.add(key);
      states.set(row.key, judge(row, reading, indexed, peers));
      rejudge(affected);
      return affected.add(row.key);
    },

    remove(key) {
      const state = states.get(key);
      if (state === undefined) return new Set();
      const affected = peers.concernedBy(state.indexed);
      peers.remove(state.indexed);
      states.delete(key);
      rejudge(affected);
      return affected;
    },

    get: (key) => states.get(key)?.checked ?? null,
    rows: () => Array.from(states.values(), ({ checked }) => checked),
    counts: () => ({ read, checked: checkedRows }),
  };
}

function differs(left: IndexedRow, right: IndexedRow, columns: readonly string[]): boolean {
  return left.accepted !== right.accepted || columns.some((column) => !sameValue(left.fields[column], right.fields[column]));
}
