import type { LedgerDefinition } from '../ledger/definition.ts';
import { isRef, refIn, refKey, type RowRef } from '../ledger/fields.ts';
import { foldName } from '../value/fold-name.ts';
import { closestName } from '../value/closest-name.ts';
import type { LinkedLedger, LinkedRow } from './row-links.ts';

/** A ledger's rows ready for looking up; indexes are built when first asked for. */
export function linkedLedger(definition: LedgerDefinition, rows: readonly Omit<LinkedRow, 'name'>[]): LinkedLedger {
  const linked = rows.map((row): LinkedRow => ({ ...row, name: nameOf(definition, row) }));
  const ids = new Map(linked.map((row) => [row.rowId, row]));
  const names = lazily(() => {
    const byName = new Map<string, LinkedRow[]>();
    for (const row of linked) {
      const key = foldName(row.name);
      if (key === '') continue;
      const same = byName.get(key);
      if (same) same.push(row);
      else byName.set(key, [row]);
    }
    return byName;
  });
  const referred = lazily(() => {
    const keys = new Set<string>();
    for (const row of linked) {
      for (const { key, type } of definition.columns) {
        const ref = type.kind === 'ref' ? refIn(row.fields, key) : null;
        if (ref === null) continue;
        keys.add(`${key}=${refKey(ref)}`);
        keys.add(`${key}=${foldName(ref.text)}`);
      }
    }
    return keys;
  });
  const closest = lazily(() => closestName([...names().entries()].map(([name, [row]]) => [name, row] as const)));
  return {
    byId: (rowId) => ids.get(rowId) ?? null,
    byName: (text) => names().get(foldName(text)) ?? [],
    closest: (text) => closest()(foldName(text)) ?? null,
    refersTo: (column, ref: RowRef) =>
      referred().has(`${column}=${refKey(ref)}`) || referred().has(`${column}=${foldName(ref.text)}`),
  };
}

function nameOf(definition: LedgerDefinition, { fields }: Pick<LinkedRow, 'fields'>): string {
  const value = fields[definition.nameColumn];
  return typeof value === 'string' ? value : isRef(value) ? value.text : '';
}

function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T } | null = null;
  return () => (built ??= { value: build() }).value;
}
