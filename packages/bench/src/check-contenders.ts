import { compileFlags } from '@double-hundred/shared/check/fast-flags';
import { builtinLedger } from '@double-hundred/shared/ledger/builtin';
import type { Column } from '@double-hundred/shared/ledger/definition';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { compileRowSchema } from '@double-hundred/shared/ledger/row-schema';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import { benchContext } from './district.ts';
import { ledgerRow, spoiledCell } from './ledger-rows.ts';

export type CheckContender = 'flags' | 'zod' | 'touch';

type RawCell = string | number | null;

/** Checks rows of a ledger once over; gives how many rows failed. */
export function checker(contender: CheckContender, ledger: string, rowCount: number): () => number {
  const definition = builtinLedger(ledger);
  if (definition === null) throw new Error(`no ledger ${ledger}`);
  const context = benchContext();
  const fields = Array.from({ length: rowCount }, (_, number) => ledgerRow(ledger, number, `unit${(number % 24) + 1}`));
  const cells = fields.map((row) => definition.columns.map((column) => rawCell(column, row[column.key] ?? null, context.units)));
  for (let number = 0; number < rowCount; number += 1) {
    const spoiled = spoiledCell(definition, number);
    const [row, line] = [fields[number], cells[number]];
    if (spoiled === null || row === undefined || line === undefined) continue;
    row[spoiled.column.key] = spoiled.text;
    line[definition.columns.indexOf(spoiled.column)] = spoiled.text;
  }
  if (contender === 'touch') return () => count(cells, touched);
  if (contender === 'flags') {
    const flagsOf = compileFlags(definition, context);
    return () => count(cells, (row) => flagsOf(row).length > 0);
  }
  const schema = compileRowSchema(definition, context);
  return () => count(fields, (row) => !schema.safeParse(row).success);
}

/** Flags see no number formats, so a percentage stands as the clerk types it into a plain cell. */
function rawCell(column: Column, value: FieldValue | null, units: readonly Unit[]): RawCell {
  if (column.type.kind === 'percent' && typeof value === 'number') return value / 100;
  return writeCell(column, value, { units }).value;
}

function count<T>(rows: readonly T[], failed: (row: T) => boolean): number {
  let failures = 0;
  for (const row of rows) if (failed(row)) failures += 1;
  return failures;
}

// The limit: look at every cell and do nothing with it.
function touched(row: readonly RawCell[]): boolean {
  let length = 0;
  for (const cell of row) length += typeof cell === 'string' ? cell.length : 1;
  return length === 0;
}
