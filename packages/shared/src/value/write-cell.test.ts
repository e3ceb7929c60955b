import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import { anyCellValue, canonicalValue } from '../testing/arbitrary-values.ts';
import { sampleColumn, sampleContext, sampleLedger } from '../testing/sample-ledger.ts';
import { readCell } from './read-cell.ts';
import { valueText } from './value-text.ts';
import { writeCell } from './write-cell.ts';

const context = sampleContext();

describe('writing and reading cells', () => {
  for (const column of [
    ...sampleLedger().columns,
    ...projectsLedger.columns.map((each) => ({ ...each, key: `projects.${each.key}` })),
  ]) {
    it(`ROUND a value of ${column.key} written into a cell is read back as the same value and nothing is normalised`, () => {
      fc.assert(
        fc.property(canonicalValue(column, context), fc.boolean(), (value, date1904) => {
          const cell = writeCell(column, value, { units: context.units, date1904 });
          const reading = readCell(column, cell, { ...context, date1904 });
          expect(reading.value).toEqual(value);
          expect(reading.findings).toEqual([]);
          if (column.type.kind !== 'yesNo') expect(reading.normalised).toEqual([]);
        }),
        { seed: 42, numRuns: 100 },
      );
    });
  }

  it('N01 money round-trips exactly in yuan, 千元, 万元 and 亿元 columns', () => {
    const column = sampleColumn({ kind: 'wan' });
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }),
        fc.constantFrom(1, 1000, 10_000, 100_000_000),
        (yuan, yuanPerUnit) => {
          const cell = writeCell(column, yuan, { units: context.units, yuanPerUnit });
          expect(readCell(column, cell, { ...context, yuanPerUnit }).value).toBe(yuan);
          const typed = { value: String(cell.value) };
          const plain = /e/.test(typed.value) ? null : readCell(column, typed, { ...context, yuanPerUnit }).value;
          if (plain !== null) expect(plain).toBe(yuan);
        },
      ),
      { seed: 42, numRuns: 1500 },
    );
  });

  it('N01 money is always whole yuan: whatever is typed, the value is a safe integer or there is a finding', () => {
    const column = sampleColumn({ kind: 'wan' });
    fc.assert(
      fc.property(anyCellValue(), fc.constantFrom(1, 10_000, 100_000_000), (value, yuanPerUnit) => {
        const reading = readCell(column, { value }, { ...context, yuanPerUnit });
        if (reading.value !== null) expect(Number.isSafeInteger(reading.value)).toBe(true);
        expect(reading.findings.length).toBe(reading.value === null && reading.findings.length > 0 ? 1 : 0);
      }),
      { seed: 42, numRuns: 1500 },
    );
  });

  it('READ never throws, whatever the cell, its format and its column; a refused cell has one sentence with its heading', () => {
    const columns = sampleLedger().columns;
    const formats = fc.constantFrom(undefined, 'General', 'yyyy/m/d', '0%', '@', 'm"月"d"日"', '[$-804]aaaa', '0.00E+00');
    fc.assert(
      fc.property(fc.constantFrom(...columns), anyCellValue(), formats, (column, value, format) => {
        const reading = readCell(column, format === undefined ? { value } : { value, format }, context);
        for (const finding of reading.findings) {
          expect(reading.value).toBeNull();
          expect(finding.severity).toBe('error');
          expect(finding.message).toContain(column.heading);
          expect(finding.expected).toContain('如');
        }
        expect(valueText(column, reading.value, context)).toBeTypeOf('string');
      }),
      { seed: 42, numRuns: 6000 },
    );
  });

  it('READ is settled: a value that was read, written and read again does not change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sampleLedger().columns), anyCellValue(), (column, value) => {
        const first = readCell(column, { value }, context).value;
        const again = readCell(column, writeCell(column, first, context), context);
        expect(again.value).toEqual(first);
      }),
      { seed: 42, numRuns: 6000 },
    );
  });
});
