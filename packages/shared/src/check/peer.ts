import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { holds } from '../ledger/condition.ts';
import { isRef, refKey, type RowFields } from '../ledger/fields.ts';
import type { SameMatch } from '../rule/vocabulary.ts';
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
    for (const match of rule.params.matches) {
      const key = matchKey(definition, match, fields);
      if (key !== null) keys.push(`${match.columns.join('+')}=${key}`);
    }
  }
  return keys;
}

/** Whether two rows are the same by a match; names are compared folded, empty cells agree only where the match says so. */
export function agreesIn(definition: LedgerDefinition, match: SameMatch, left: RowFields, right: RowFields): boolean {
  const key = matchKey(definition, match, left);
  return key !== null && key === matchKey(definition, match, right);
}

/** The columns by whose values rows are compared; an edit elsewhere in a row cannot concern another row. */
export function peerColumns(definition: LedgerDefinition): ReadonlySet<string> {
  const columns = definition.rules.flatMap((rule) =>
    rule.kind === 'sameTwice' ? rule.params.matches.flatMap(columnsOfMatch) : [],
  );
  return new Set([...columns, definition.nameColumn]);
}

function columnsOfMatch({ columns, when, open }: SameMatch): string[] {
  return [...columns, ...(when === undefined ? [] : [when.column]), ...(open === undefined ? [] : [open])];
}

function matchKey(definition: LedgerDefinition, match: SameMatch, fields: RowFields): string | null {
  if (match.when !== undefined && !holds(match.when, fields)) return null;
  if (match.open !== undefined && fields[match.open] !== undefined) return null;
  const parts: string[] = [];
  for (const column of match.columns) {
    const part = comparable(definition, column, fields) ?? (match.blankAgrees?.includes(column) === true ? '' : null);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.join('\n');
}

/** A value as it is compared with that of another row: names folded, references by row where it is known; null when empty. */
export function comparable(definition: LedgerDefinition, column: string, fields: RowFields): string | null {
  const value = fields[column];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') return isRef(value) ? refKey(value) : JSON.stringify(value);
  return columnOf(definition, column)?.type.kind === 'text' ? foldName(value) : value.toUpperCase();
}
