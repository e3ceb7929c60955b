import type { LedgerDefinition } from '../ledger/definition.ts';
import { sameValue } from '../ledger/fields.ts';
import { createRowReader, type RowReadContext, type RowReading } from '../value/read-row.ts';
import { type CheckOptions, checkRow } from './check-row.ts';
import { groupColumns, groupKeys, type GroupKey } from './group.ts';
import { createGroupIndex, type GroupIndex } from './group-index.ts';
import { peerColumns, peerKeys } from './peer.ts';
import { createPeerIndex, type IndexedRow, type PeerIndex } from './peer-index.ts';
import type { CheckedRow, SheetRow } from './row.ts';
import { createRefIndex, type RefIndex } from './ref-index.ts';
import { refColumns, resolveRefs } from './resolve-refs.ts';
import { type LinkChange, NO_LINKS } from './row-links.ts';
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
  /** The rows whose findings may hang on what changed in another ledger; `again` brings each of them up to date. */
  concernedBy(change: LinkChange): ReadonlySet<string>;
  /** Looks up the references of a row anew and judges it again. Gives the keys of the rows that were checked again. */
  again(key: string): ReadonlySet<string>;
  get(key: string): CheckedRow | null;
  /** All rows in the order of the sheet. */
  rows(): readonly CheckedRow[];
  /** How many rows have been read and checked so far, for measuring. */
  counts(): { readonly read: number; readonly checked: number };
}

/** A row in the indexes: of pairs that may be the same, and of groups that are looked at together. */
interface Indexed extends IndexedRow {
  readonly groups: readonly GroupKey[];
}

interface Indexes {
  readonly peers: PeerIndex;
  readonly groups: GroupIndex;
  readonly refs: RefIndex;
}

interface RowState {
  readonly row: SheetRow;
  readonly reading: RowReading;
  readonly indexed: Indexed;
  /** Its findings may hang on other rows. */
  readonly hasPeers: boolean;
  readonly checked: CheckedRow;
}

/** A checker over one sheet of a ledger. `context.today` is fixed for its life; make a new one on a new day. */
export function createSheetChecker(
  definition: LedgerDefinition,
  context: RowReadContext,
  options: CheckOptions = {},
): SheetChecker {
  const compared = [...peerColumns(definition), ...groupColumns(definition)];
  const hasRefs = refColumns(definition).length > 0;
  const links = options.links ?? NO_LINKS;
  const readCells = createRowReader(definition, context);
  const emptyIndexes = (): Indexes => ({
    peers: createPeerIndex(),
    groups: createGroupIndex(),
    refs: createRefIndex(definition, links),
  });
  let states = new Map<string, RowState>();
  let indexes = emptyIndexes();
  let nextPosition = 0;
  let read = 0;
  let checkedRows = 0;

  function indexRow(
    row: SheetRow,
    position: number,
    before: RowState | undefined,
  ): { readonly reading: RowReading; readonly indexed: Indexed } {
    const accepted = row.accepted !== undefined;
    if (before !== undefined && (!hasRefs || before.row.accepted === row.accepted) && sameCells(before.row.cells, row.cells)) {
      return { reading: before.reading, indexed: { ...before.indexed, position, accepted } };
    }
    read += 1;
    const cells = readCells(row.cells);
    const fields = resolveRefs(definition, cells.fields, row.accepted ?? null, links);
    const reading = fields === cells.fields ? cells : { ...cells, fields };
    const { refused } = reading;
    const keys = peerKeys(definition, fields, refused);
    const groups = groupKeys(definition, fields);
    return { reading, indexed: { key: row.key, fields, refused, keys, groups, position, accepted } };
  }

  function judge(row: SheetRow, reading: RowReading, indexed: Indexed, within: Indexes): RowState {
    checkedRows += 1;
    const peers = within.peers.peersOf(indexed);
    const groups = within.groups.groupsOf(indexed);
    return {
      row,
      reading,
      indexed,
      hasPeers: peers.length > 0 || indexed.groups.length > 0,
      checked: checkRow(definition, context, row, reading, { peers, groups }, options),
    };
  }

  function rejudge(keys: Iterable<string>): void {
    for (const key of keys) {
      const state = states.get(key);
      if (state !== undefined) states.set(key, judge(state.row, state.reading, state.indexed, indexes));
    }
  }

  function concernedBy(row: Indexed): readonly string[] {
    return [...indexes.peers.concernedBy(row), ...indexes.groups.concernedBy(row)];
  }

  /** Puts a row in place of what was there; `known` is what need not be read again. */
  function take(row: SheetRow, before: RowState | undefined, known: RowState | undefined): ReadonlySet<string> {
    const { reading, indexed } = indexRow(row, before?.indexed.position ?? nextPosition++, known);
    const visible = before === undefined || differs(before.indexed, indexed, compared);
    const affected = new Set<string>();
    if (before !== undefined) {
      if (visible) for (const key of concernedBy(before.indexed)) affected.add(key);
      remove(indexes, before.indexed);
    }
    add(indexes, indexed);
    if (visible) for (const key of concernedBy(indexed)) affected.add(key);
    affected.delete(row.key);
    states.set(row.key, judge(row, reading, indexed, indexes));
    rejudge(affected);
    return affected.add(row.key);
  }

  function* loadInSlices(rows: readonly SheetRow[], size: number): Generator<number, void> {
    const fresh = emptyIndexes();
    const prepared = new Map<string, { readonly row: SheetRow; readonly reading: RowReading; readonly indexed: Indexed }>();
    for (const [position, row] of rows.entries()) {
      if (prepared.has(row.key)) throw new Error('two rows of a sheet have the same key');
      const { reading, indexed } = indexRow(row, position, states.get(row.key));
      prepared.set(row.key, { row, reading, indexed });
      add(fresh, indexed);
      if ((position + 1) % size === 0) yield (position + 1) / rows.length / 2;
    }
    const loaded = new Map<string, RowState>();
    let position = 0;
    for (const [key, { row, reading, indexed }] of prepared) {
      const old = states.get(key);
      const stays =
        old !== undefined &&
        old.reading === reading &&
        sameBackground(old.row, row) &&
        !old.hasPeers &&
        indexed.groups.length === 0 &&
        fresh.peers.peersOf(indexed).length === 0;
      loaded.set(key, stays ? { ...old, row, indexed } : judge(row, reading, indexed, fresh));
      position += 1;
      if (position % size === 0) yield 0.5 + position / rows.length / 2;
    }
    states = loaded;
    indexes = fresh;
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
      return take(row, before, before);
    },

    concernedBy: (change) => indexes.refs.concernedBy(change),

    again(key) {
      const before = states.get(key);
      return before === undefined ? new Set() : take(before.row, before, undefined);
    },

    remove(key) {
      const state = states.get(key);
      if (state === undefined) return new Set();
      const affected = new Set(concernedBy(state.indexed));
      remove(indexes, state.indexed);
      states.delete(key);
      rejudge(affected);
      return affected;
    },

    get: (key) => states.get(key)?.checked ?? null,
    rows: () => Array.from(states.values(), ({ checked }) => checked),
    counts: () => ({ read, checked: checkedRows }),
  };
}

function add({ peers, groups, refs }: Indexes, row: Indexed): void {
  peers.add(row);
  refs.add(row);
  if (row.groups.length > 0) groups.add(row);
}

function remove({ peers, groups, refs }: Indexes, row: Indexed): void {
  peers.remove(row);
  refs.remove(row);
  if (row.groups.length > 0) groups.remove(row);
}

function differs(left: IndexedRow, right: IndexedRow, columns: readonly string[]): boolean {
  return (
    left.accepted !== right.accepted ||
    columns.some(
      (column) =>
        !sameValue(left.fields[column], right.fields[column]) ||
        (left.refused?.has(column) === true) !== (right.refused?.has(column) === true),
    )
  );
}
