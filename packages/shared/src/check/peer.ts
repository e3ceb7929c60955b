import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { holds } from '../ledger/condition.ts';
import { isRef, refKey, type RowFields } from '../ledger/fields.ts';
import type { SameMatch } from '../rule/vocabulary.ts';
import { foldName } from '../value/fold-name.ts';

/** The values of a row as rows are compared. Cells in `refused` could not be read: they are neither empty nor filled. */
export interface ComparedRow {
  readonly fields: RowFields;
  readonly refused?: ReadonlySet<string> | undefined;
}

/** Another row that may be the same thing. `stands`: it came first (the server holds it, else it is the upper one). */
export interface Peer extends ComparedRow {
  readonly key: string;
  readonly stands: boolean;
}

/**
 * The keys by which a row can be the same as another: two rows that match by any rule of kind sameTwice share a key.
 * A row without the values of a match has no key for it.
 */
export function peerKeys(definition: LedgerDefinition, fields: RowFields, refused?: ReadonlySet<string>): string[] {
  const keys: string[] = [];
  for (const rule of definition.rules) {
    if (rule.kind !== 'sameTwice') continue;
    for (const match of rule.params.matches) {
      for (const key of matchKeys(definition, match, { fields, refused })) keys.push(`${match.columns.join('+')}=${key}`);
    }
  }
  return keys;
}

/** Whether two rows are the same by a match; names are compared folded, empty cells agree only where the match says so. */
export function agreesIn(definition: LedgerDefinition, match: SameMatch, left: ComparedRow, right: ComparedRow): boolean {
  const keys = matchKeys(definition, match, left);
  if (keys.length === 0) return false;
  const others = matchKeys(definition, match, right);
  return keys.some((key) => others.includes(key));
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

const NO_KEYS: readonly string[] = [];

/** The keys of a row for a match: one, but for an empty choice that agrees with every value, which has the key of each. */
function matchKeys(definition: LedgerDefinition, match: SameMatch, { fields, refused }: ComparedRow): readonly string[] {
  if (match.when !== undefined && !holds(match.when, fields)) return NO_KEYS;
  if (match.open !== undefined && (fields[match.open] !== undefined || refused?.has(match.open) === true)) return NO_KEYS;
  let keys: readonly string[] | null = null;
  for (const column of match.columns) {
    const part = comparable(definition, column, fields);
    if (part === null && (refused?.has(column) === true || match.blankAgrees?.includes(column) !== true)) return NO_KEYS;
    const parts: readonly string[] = part === null ? anyValue(definition, column) : [part];
    keys = keys === null ? parts : keys.flatMap((key) => parts.map((next) => `${key}\n${next}`));
  }
  return keys ?? NO_KEYS;
}

function anyValue(definition: LedgerDefinition, column: string): readonly string[] {
  const type = columnOf(definition, column)?.type;
  return type?.kind === 'choice' ? ['', ...(type.choices ?? []).map((choice) => choice.toUpperCase())] : [''];
}

/** A value as it is compared with that of another row: names folded, references by row where it is known; null when empty. */
export function comparable(definition: LedgerDefinition, column: string, fields: RowFields): string | null {
  const value = fields[column];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') return isRef(value) ? refKey(value) : JSON.stringify(value);
  return columnOf(definition, column)?.type.kind === 'text' ? foldName(value) : value.toUpperCase();
}
