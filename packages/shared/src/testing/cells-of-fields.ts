import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { CellInput } from '../value/cell.ts';
import { type WriteContext, writeCell } from '../value/write-cell.ts';

/** The cells of a row as the product itself would write its values. */
export function cellsOfFields(definition: LedgerDefinition, fields: RowFields, context: WriteContext): Record<string, CellInput> {
  return Object.fromEntries(
    definition.columns.flatMap((column) => {
      const value = fields[column.key];
      return value === undefined ? [] : [[column.key, writeCell(column, value, context)]];
    }),
  );
}
