import type { Column, LedgerDefinition } from '../ledger/definition.ts';
import { isRef, refIn, refKey, type RowRef } from '../ledger/fields.ts';
import { createNameFinder, type NameFinder } from '../value/closest-name.ts';
import { foldName } from '../value/fold-name.ts';
import type { LinkChange, LinkedLedger, LinkedRow } from './row-links.ts';

type Row = Omit<LinkedRow, 'name'>;

/** A ledger's rows ready for looking up, kept up to date. */
export interface LiveLedger extends LinkedLedger {
  /** Takes the rows as they are now, ids once each; a row with the same fields object is the same row. Tells what differs. */
  replace(rows: readonly Row[]): LinkChange;
  /** Takes some rows in place of those with their ids; the others stay. Tells what differs. */
  put(rows: readonly Row[]): LinkChange;
  /** Makes suggestions ready, that many names a step, so that the first one asked for does not wait for all. */
  prepare(size: number): Generator<void, void>;
}

/** A ledger's rows ready for looking up; suggestions are prepared when first asked for. */
export function linkedLedger(definition: LedgerDefinition, rows: readonly Row[]): LinkedLedger {
  const ledger = liveLedger(definition);
  ledger.replace(rows);
  return ledger;
}

/** A ledger without rows, to be filled and refilled. */
export function liveLedger(definition: LedgerDefinition): LiveLedger {
  const refs = definition.columns.filter(({ type }) => type.kind === 'ref');
  let rows = new Map<string, LinkedRow>();
  const names = new Map<string, LinkedRow[]>();
  const referred = new Map<string, number>();
  let finder: NameFinder | null = null;

  function add(row: LinkedRow): void {
    const name = foldName(row.name);
    if (name !== '') {
      const same = names.get(name);
      if (same) same.push(row);
      else {
        names.set(name, [row]);
        finder?.add(name);
      }
    }
    for (const key of refKeysOf(refs, row)) referred.set(key, (referred.get(key) ?? 0) + 1);
  }

  function take(row: LinkedRow): void {
    const name = foldName(row.name);
    const rest = names.get(name)?.filter((other) => other !== row) ?? [];
    if (rest.length > 0) names.set(name, rest);
    else if (names.delete(name)) finder?.remove(name);
    for (const key of refKeysOf(refs, row)) {
      const left = (referred.get(key) ?? 1) - 1;
      if (left > 0) referred.set(key, left);
      else referred.delete(key);
    }
  }

  return {
    byId: (rowId) => rows.get(rowId) ?? null,
    byName: (text) => names.get(foldName(text)) ?? [],
    *prepare(size) {
      if (finder !== null) return;
      const fresh = createNameFinder();
      let added = 0;
      for (const name of names.keys()) {
        fresh.add(name);
        if ((added += 1) % size === 0) yield;
      }
      finder = fresh;
    },
    closest(text) {
      finder ??= finderOf(names.keys());
      const name = finder.closest(foldName(text));
      return name === null ? null : firstOf(names.get(name) ?? []);
    },
    refersTo: (column, ref: RowRef) =>
      referred.has(`${column}=${refKey(ref)}`) || referred.has(`${column}=${foldName(ref.text)}`),
    put(some) {
      const moved: LinkedRow[] = [];
      for (const row of some) {
        const old = rows.get(row.rowId);
        if (old !== undefined && old.fields === row.fields && old.verified === row.verified) continue;
        const fresh: LinkedRow = { ...row, name: nameOf(definition, row) };
        if (old !== undefined) take(old);
        add(fresh);
        rows.set(row.rowId, fresh);
        moved.push(...(old === undefined ? [] : [old]), fresh);
      }
      return changeOf(definition, refs, moved);
    },
    replace(now) {
      const next = new Map<string, LinkedRow>();
      const moved: LinkedRow[] = [];
      for (const row of now) {
        const old = rows.get(row.rowId);
        if (old !== undefined && old.fields === row.fields && old.verified === row.verified) {
          next.set(row.rowId, old);
          continue;
        }
        const fresh: LinkedRow = { ...row, name: nameOf(definition, row) };
        next.set(row.rowId, fresh);
        moved.push(fresh);
      }
      const gone = [...rows.values()].filter((old) => next.get(old.rowId) !== old);
      gone.forEach(take);
      const came = moved.filter((row) => next.get(row.rowId) === row);
      came.forEach(add);
      rows = next;
      return changeOf(definition, refs, [...gone, ...came]);
    },
  };
}

function changeOf(definition: LedgerDefinition, refs: readonly Column[], rows: readonly LinkedRow[]): LinkChange {
  const names = new Set(rows.map(({ name }) => foldName(name)));
  const keys = new Set([...names, ...rows.map(({ rowId }) => `#${rowId}`)]);
  return { ledger: definition.id, keys, names, refs: new Set(rows.flatMap((row) => refKeysOf(refs, row))) };
}

function refKeysOf(refs: readonly Column[], row: LinkedRow): readonly string[] {
  return refs.flatMap(({ key }) => {
    const ref = refIn(row.fields, key);
    return ref === null ? [] : [`${key}=${refKey(ref)}`, `${key}=${foldName(ref.text)}`];
  });
}

function finderOf(names: Iterable<string>): NameFinder {
  const finder = createNameFinder();
  for (const name of names) finder.add(name);
  return finder;
}

/** Of rows with one name the same is suggested in whatever order they came. */
function firstOf(rows: readonly LinkedRow[]): LinkedRow | null {
  return rows.reduce<LinkedRow | null>((first, row) => (first === null || row.rowId < first.rowId ? row : first), null);
}

function nameOf(definition: LedgerDefinition, { fields }: Row): string {
  const value = fields[definition.nameColumn];
  return typeof value === 'string' ? value : isRef(value) ? value.text : '';
}
