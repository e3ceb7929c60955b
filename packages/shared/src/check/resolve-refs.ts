import type { LedgerDefinition } from '../ledger/definition.ts';
import { type FieldValue, refIn, type RowFields, type RowRef } from '../ledger/fields.ts';
import { type LinkedLedger, linkedRow, type RowLinks } from './row-links.ts';

/**
 * Finds the rows that references mean: an unchanged text keeps the row it had, another is looked up by name. What is not
 * found keeps its text alone. The very same fields are given back when nothing is added.
 */
export function resolveRefs(
  definition: LedgerDefinition,
  fields: RowFields,
  accepted: RowFields | null,
  links: RowLinks,
): RowFields {
  let resolved: Record<string, FieldValue> | null = null;
  for (const { key, ledger } of refColumns(definition)) {
    const ref = refIn(fields, key);
    if (ref === null || ref.rowId !== undefined) continue;
    const rowId = rowIdOf(ref, refIn(accepted, key), links.ledger(ledger));
    if (rowId === null) continue;
    resolved ??= { ...fields };
    resolved[key] = { rowId, text: ref.text };
  }
  return resolved ?? fields;
}

/** The ledgers a ledger's references and rules look into. */
export function linkedLedgerIds(definition: LedgerDefinition): ReadonlySet<string> {
  return new Set([
    ...refColumns(definition).map(({ ledger }) => ledger),
    ...definition.rules.flatMap((rule) => (rule.kind === 'lateWithoutRow' ? [rule.params.ledger] : [])),
  ]);
}

/** Whether a row is only known by its place in a sheet (# and row number), so that no reference may keep it. */
export function isPlaceOnly(rowId: string): boolean {
  return rowId.startsWith('#');
}

interface RefColumn {
  readonly key: string;
  readonly ledger: string;
}
const kept = new WeakMap<LedgerDefinition, readonly RefColumn[]>();

/** The columns that refer to another ledger. */
export function refColumns(definition: LedgerDefinition): readonly RefColumn[] {
  const known = kept.get(definition);
  if (known !== undefined) return known;
  const columns = definition.columns.flatMap(({ key, type }) => (type.kind === 'ref' ? [{ key, ledger: type.ledger }] : []));
  kept.set(definition, columns);
  return columns;
}

function rowIdOf(ref: RowRef, before: RowRef | null, ledger: LinkedLedger | null): string | null {
  if (before?.rowId !== undefined && before.text === ref.text) return before.rowId;
  const found = ledger === null ? null : linkedRow(ledger, ref);
  return found === null || isPlaceOnly(found.rowId) ? null : found.rowId;
}
