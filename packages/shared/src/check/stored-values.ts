import type { LedgerDefinition } from '../ledger/definition.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import { readWireFields } from '../ledger/row-schema.ts';
import type { Finding } from '../rule/finding.ts';
import type { LedgerContext } from '../value/context.ts';

/** Stored values as the definition of today reads them. */
export interface StoredValues {
  /** The row without the values that cannot be read. */
  readonly fields: RowFields;
  readonly refused: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** Reads a stored row as its cells would be read: what a later version takes no longer has the finding the cell has. */
export function readStoredValues(definition: LedgerDefinition, context: LedgerContext, stored: RowFields): StoredValues {
  const { findings } = readWireFields(definition, context, stored);
  if (findings.length === 0) return { fields: stored, refused: new Set(), findings };
  const refused = new Set(findings.map(({ column }) => column));
  const fields: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(stored)) if (!refused.has(key)) fields[key] = value;
  return { fields, refused, findings };
}
