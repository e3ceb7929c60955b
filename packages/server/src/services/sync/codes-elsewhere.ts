import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldChanges, RowFields } from '@double-hundred/shared/ledger/fields';
import type { KeptRow } from '../../store/sync-store.ts';

const NONE: readonly string[] = [];
const kept = new WeakMap<LedgerDefinition, readonly string[]>();

/** The codes of a row by which it is recognised in other units (rule kind sameElsewhere). */
export function codesOf(definition: LedgerDefinition, row: KeptRow | null | undefined): readonly string[] {
  if (row === null || row === undefined || row.deleted || row.ledger !== definition.id) return NONE;
  return codesIn(definition, row.fields);
}

/** The codes in the values of a row or of a change. */
export function codesIn(definition: LedgerDefinition, fields: RowFields | FieldChanges): readonly string[] {
  const columns = codeColumns(definition);
  if (columns.length === 0) return NONE;
  return columns.flatMap((column) => codeOf(definition, column, fields) ?? []);
}

/** The columns of a row whose code another unit has too, given the codes that others have. */
export function columnsElsewhere(
  definition: LedgerDefinition,
  fields: RowFields,
  elsewhere: ReadonlySet<string>,
): ReadonlySet<string> {
  if (elsewhere.size === 0) return new Set();
  return new Set(codeColumns(definition).filter((column) => elsewhere.has(codeOf(definition, column, fields) ?? '')));
}

function codeOf(definition: LedgerDefinition, column: string, fields: RowFields | FieldChanges): string | null {
  const value = fields[column];
  return typeof value === 'string' && value !== '' ? `${definition.id}.${column}=${value.toUpperCase()}` : null;
}

function codeColumns(definition: LedgerDefinition): readonly string[] {
  const known = kept.get(definition);
  if (known !== undefined) return known;
  const columns = definition.rules.flatMap((rule) => (rule.kind === 'sameElsewhere' ? rule.params.columns : []));
  kept.set(definition, columns);
  return columns;
}
