import { builtinLedger } from '@double-hundred/shared/ledger/builtin';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { testDistrict } from '@double-hundred/shared/testing/district';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import type { GridCell } from '@double-hundred/shared/workbook/grid';
import type { MemorySheetSeed } from '../memory/memory-sheet.ts';

/** A sheet with one ledger in it: heading in row 1, rows below; money in 万元. */
export function ledgerSheetSeed(ledger: string, rows: readonly RowFields[]): MemorySheetSeed {
  const definition = builtinLedger(ledger);
  if (definition === null) throw new Error(ledger);
  const { units } = testDistrict();
  const lines = rows.map((fields) =>
    definition.columns.map((column): GridCell | null => {
      const value = fields[column.key];
      if (value === undefined) return null;
      const { value: shown, format } = writeCell(column, value, { units });
      return { value: shown, ...(format === undefined ? {} : { format }) };
    }),
  );
  return { name: definition.title, rows: [definition.columns.map(({ heading }) => heading), ...lines] };
}

/** The 1-based column of a ledger column in such a sheet. */
export function seedColumn(ledger: string, key: string): number {
  return (builtinLedger(ledger)?.columns ?? []).findIndex((column) => column.key === key) + 1;
}
