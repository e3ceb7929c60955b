import type { LedgerDefinition } from '../ledger/definition.ts';
import type { CellInput } from '../value/cell.ts';
import { type RowReadContext } from '../value/read-row.ts';
import { compileCellTests, isPlainNumber } from './cell-check.ts';

/** A cell that cannot be read, by column key and id of the finding it would have. */
export interface Flag {
  readonly column: string;
  readonly ruleId: string;
}

/** Raw cell values of a row in the order of the definition's columns. */
export type RawRow = readonly (CellInput['value'] | undefined)[];

const NONE: readonly Flag[] = [];

/**
 * Compiles a definition into one closure per column (no eval, so any content policy allows it) that flags the cells
 * `readCell` would refuse. Number formats are not seen: a bare 0.8 in a percent column is flagged. Empty cells pass.
 */
export function compileFlags(definition: LedgerDefinition, context: RowReadContext): (row: RawRow) => readonly Flag[] {
  const keys = definition.columns.map((column) => column.key);
  const tests = definition.columns.map((column) => {
    const perUnit = context.yuanPerUnitByColumn?.[column.key];
    return compileCellTests(column, perUnit === undefined ? context : { ...context, yuanPerUnit: perUnit });
  });
  return (row) => {
    let flags: Flag[] | null = null;
    for (let index = 0; index < tests.length; index += 1) {
      const value = row[index];
      const test = tests[index];
      if (value === null || value === undefined || value === '' || test === undefined) continue;
      if (typeof value === 'number' ? isPlainNumber(value, test.number) : test.isPlain(value)) continue;
      const ruleId = test.read(value);
      if (ruleId === null) continue;
      flags ??= [];
      flags.push({ column: keys[index] ?? '', ruleId });
    }
    return flags ?? NONE;
  };
}
