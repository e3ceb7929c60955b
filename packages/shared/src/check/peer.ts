import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { foldName } from '../value/fold-name.ts';

/** Another row that may be the same thing. `stands`: it came first (the server holds it, else it is the upper one). */
export interface Peer {
  readonly key: string;
  readonly fields: RowFields;
  readonly stands: boolean;
}

/**
 * The keys by which a row can be the same as another: two rows that match by any rule of kind sameTwice share a key.
 * A row without the values of a match has no key for it.
 */
export function peerKeys(definition: LedgerDefinition, fields: RowFields): string[] {
  const keys: string[] = [];
  for (const rule of definition.rules) {
    if (rule.kind !== 'sameTwice') continue;
    for (const { columns } of rule.params.matches) {
      const parts = columns.map((column) => comparable(definition, column, fields));
      if (!parts.includes(null)) keys.push(`${columns.join('+')}=${parts.join('\n')}`);
    }
  }
  return keys;
}

/** Whether two rows have the same value in all of the columns; names are compared folded, empty cells never agree. */
export function agreesIn(definition: LedgerDefinition, columns: readonly string[], left: RowFields, right: RowFields): boolean {
  return columns.every((column) => {
    const value = comparable(definition, column, left);
    return value !== null && value === comparable(definition, column, right);
  });
}

/** The columns by whose values rows are compared; an edit elsewhere in a row cannot concern another row. */
export function peerColumns(definition: LedgerDefinition): ReadonlySet<string> {
  const columns = definition.rules.flatMap((rule) =>
    rule.kind === 'sameTwice' ? rule.params.matches.flatMap((match) => match.columns) : [],
  );
  return new Set([...columns, definition.nameColumn]);
}

function comparable(definition: LedgerDefinition, column: string, fields: RowFields): string | null {
  const value = fields[column];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') return JSON.stringify(value);
  return columnOf(definition, column)?.type.kind === 'text' ? foldName(value) : value.toUpperCase();
}
