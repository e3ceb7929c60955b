import type { LedgerDefinition } from '../ledger/definition.ts';
import { refIn, type RowFields, type RowRef } from '../ledger/fields.ts';
import { mayBeNear } from '../value/closest-name.ts';
import { foldName } from '../value/fold-name.ts';
import { refColumns } from './resolve-refs.ts';
import type { LinkChange, RowLinks } from './row-links.ts';

/** With more names than these that came or went, every unknown name is looked at again. */
const MANY_NAMES = 50;

interface ReferringRow {
  readonly key: string;
  readonly fields: RowFields;
}

/** Keeps rows by what they refer to in other ledgers, so that a change there costs what hangs on it. */
export interface RefIndex {
  add(row: ReferringRow): void;
  remove(row: ReferringRow): void;
  /**
   * Keys of the rows that may have other references or findings after rows of another ledger changed: those that refer
   * to one of them, those whose unknown name one of them may be near to, and those that want a row there.
   */
  concernedBy(change: LinkChange): ReadonlySet<string>;
}

type RowsByKey = Map<string, Set<string>>;

/** An empty index. Whether a name is known is asked when its row is added, so a row that was concerned is added anew. */
export function createRefIndex(definition: LedgerDefinition, links: RowLinks): RefIndex {
  const columns = refColumns(definition).map(({ key, ledger }) => ({
    key,
    ledger,
    byRef: new Map<string, Set<string>>(),
    byUnknownName: new Map<string, Set<string>>(),
  }));
  const wanting = definition.rules.flatMap((rule) => (rule.kind === 'lateWithoutRow' ? [rule.params] : []));

  const isKnown = (ledger: string, ref: RowRef, name: string): boolean => {
    const other = links.ledger(ledger);
    if (other === null) return false;
    return (ref.rowId !== undefined && other.byId(ref.rowId) !== null) || other.byName(name).length > 0;
  };

  return {
    add({ key: row, fields }) {
      for (const { key, ledger, byRef, byUnknownName } of columns) {
        const ref = refIn(fields, key);
        if (ref === null) continue;
        const name = foldName(ref.text);
        put(byRef, name, row);
        if (ref.rowId !== undefined) put(byRef, `#${ref.rowId}`, row);
        if (!isKnown(ledger, ref, name)) put(byUnknownName, name, row);
      }
    },
    remove({ key: row, fields }) {
      for (const { key, byRef, byUnknownName } of columns) {
        const ref = refIn(fields, key);
        if (ref === null) continue;
        const name = foldName(ref.text);
        take(byRef, name, row);
        if (ref.rowId !== undefined) take(byRef, `#${ref.rowId}`, row);
        take(byUnknownName, name, row);
      }
    },
    concernedBy({ ledger, keys, names, refs }) {
      const concerned = new Set<string>();
      const tell = (rows: ReadonlySet<string> | undefined): void => rows?.forEach((row) => concerned.add(row));
      for (const column of columns) {
        if (column.ledger !== ledger) continue;
        for (const key of keys) tell(column.byRef.get(key));
        for (const [name, rows] of column.byUnknownName) if (mayMatter(name, names)) tell(rows);
      }
      for (const { ledger: wanted, ref, ledgerRef } of wanting) {
        if (wanted !== ledger) continue;
        const start = `${ledgerRef}=`;
        const byRef = columns.find(({ key }) => key === ref)?.byRef;
        for (const held of refs) if (held.startsWith(start)) tell(byRef?.get(held.slice(start.length)));
      }
      return concerned;
    },
  };
}

function mayMatter(name: string, moved: ReadonlySet<string>): boolean {
  if (moved.size > MANY_NAMES) return true;
  for (const other of moved) if (mayBeNear(name, other)) return true;
  return false;
}

function put(index: RowsByKey, key: string, row: string): void {
  const rows = index.get(key);
  if (rows) rows.add(row);
  else index.set(key, new Set([row]));
}

function take(index: RowsByKey, key: string, row: string): void {
  const rows = index.get(key);
  if (rows?.delete(row) && rows.size === 0) index.delete(key);
}
