import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import type { ColumnType, LedgerDefinition } from '../ledger/definition.ts';
import { compileRowSchema } from '../ledger/row-schema.ts';
import { anyCellValue, fieldsOf } from '../testing/arbitrary-values.ts';
import { sampleContext, sampleLedger } from '../testing/sample-ledger.ts';
import { isFormulaError } from '../value/clean-text.ts';
import type { CellInput } from '../value/cell.ts';
import { readRow } from '../value/read-row.ts';
import { writeCell } from '../value/write-cell.ts';
import { compileFlags } from './fast-flags.ts';

const context = sampleContext();

for (const definition of [sampleLedger(), projectsLedger]) {
  describe(`FLAGS of ${definition.id}`, () => {
    const flagsOf = compileFlags(definition, context);
    const schema = compileRowSchema(definition, context);

    it('FLAGS agree with the full reader and with the zod schema about which cells of any row fail', () => {
      fc.assert(
        fc.property(
          fc.array(anyCellValue(), { minLength: definition.columns.length, maxLength: definition.columns.length }),
          (row) => {
            const reading = readRow(definition, cellsOf(definition, row), context);
            const flagged = flagsOf(row);
            expect(flagged).toEqual(reading.findings.map((finding) => ({ column: finding.column, ruleId: finding.ruleId })));
            const refused = definition.columns.flatMap((column, index) =>
              reading.refused.has(column.key) ? [[column.key, onWire(column.type.kind, row[index] ?? null)] as const] : [],
            );
            const parsed = schema.safeParse({ ...reading.fields, ...Object.fromEntries(refused) });
            const failed = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]));
            expect([...new Set(failed)].toSorted()).toEqual(flagged.map((flag) => flag.column).toSorted());
          },
        ),
        { seed: 42, numRuns: 1200 },
      );
    });

    it('FLAGS are empty for every row of canonical values written to cells', () => {
      fc.assert(
        fc.property(fieldsOf(definition, context), (fields) => {
          const row = definition.columns.map((column) => writeCell(column, fields[column.key] ?? null, context).value);
          const bare = definition.columns.map((column, index) => (column.type.kind === 'percent' ? null : (row[index] ?? null)));
          expect(flagsOf(bare)).toEqual([]);
          expect(schema.safeParse(fields).success).toBe(true);
        }),
        { seed: 42, numRuns: 200 },
      );
    });
  });
}

function cellsOf(definition: LedgerDefinition, row: readonly CellInput['value'][]): Record<string, CellInput> {
  return Object.fromEntries(definition.columns.map((column, index) => [column.key, { value: row[index] ?? null }]));
}

/** A refused cell as a careless client would send it: numbers in base units, a formula error as nothing readable. */
function onWire(kind: ColumnType['kind'], value: CellInput['value']): unknown {
  if (typeof value === 'string' && isFormulaError(value)) return Number.NaN;
  if (typeof value !== 'number') return value;
  if (kind === 'percent') return String(value);
  return kind === 'wan' ? value * 10_000 : kind === 'usdWan' ? value * 1_000_000 : value;
}
