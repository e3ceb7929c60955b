import { compileFlags } from '@double-hundred/shared/check/fast-flags';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { compileRowSchema } from '@double-hundred/shared/ledger/row-schema';
import { benchContext } from './district.ts';
import { type RawCell, projectRow, rawCells, spoil } from './project-rows.ts';

export type CheckContender = 'flags' | 'zod' | 'touch';

/** Checks rows once over; gives how many rows failed. */
export function checker(contender: CheckContender, rowCount: number): () => number {
  const context = benchContext();
  const fields = Array.from({ length: rowCount }, (_, number) => projectRow(number, `unit${(number % 24) + 1}`));
  const cells = fields.map((row) => rawCells(row, context.units));
  cells.forEach((row, number) => spoil(fields[number] ?? {}, row, number));
  if (contender === 'touch') return () => count(cells, touched);
  if (contender === 'flags') {
    const flagsOf = compileFlags(projectsLedger, context);
    return () => count(cells, (row) => flagsOf(row).length > 0);
  }
  const schema = compileRowSchema(projectsLedger, context);
  return () => count(fields, (row) => !schema.safeParse(row).success);
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
