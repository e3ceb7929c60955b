import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { checkWorkbook, type ReportRow, type WorkbookReport } from '@double-hundred/shared/workbook/check-report';
import { beforeAll, describe, expect, test } from 'vitest';
import { conformanceCase, type ExpectedWorkbook, isOptional, matches } from './testing/conformance-case.ts';
import { readWorkbook } from './read-workbook.ts';

const NAMES = ['town-clean', 'town-messy', 'zone-yi-headings', 'department-bad', 'street-1904'] as const;
/** Lists of one plain name that the case lists as changed although the cell holds just that name. */
const WRITTEN_CANONICALLY = ['town-messy 8 taskForce', 'town-messy 9 taskForce', 'town-messy 22 taskForce'];
const KINDS = ['signed', 'started', 'completed', 'inProduction'] as const;

describe.each(NAMES)('S01 %s', (name) => {
  let expected: ExpectedWorkbook;
  let applied: WorkbookReport;
  let pending: WorkbookReport;

  beforeAll(async () => {
    const { bytes, expected: wanted, context } = await conformanceCase(name);
    const grid = await readWorkbook(bytes);
    if (!grid.ok) throw new Error(grid.error.message);
    const report = (applyProposals: boolean): WorkbookReport => {
      const checked = checkWorkbook(grid.value, projectsLedger, context, { applyProposals });
      if (!checked.ok) throw new Error(checked.error.message);
      return checked.value;
    };
    expected = wanted;
    applied = report(true);
    pending = report(false);
  });

  test('S01 the heading, the columns and the scale of money are found', () => {
    const { sheet, dateSystem, headingRows, headerRow, columns, yuanPerUnit, localColumns } = applied;
    expect({ sheet, dateSystem, headingRows, headerRow, columns, yuanPerUnit, localColumns }).toEqual({
      sheet: expected.sheet,
      dateSystem: expected.dateSystem,
      headingRows: expected.headingRows,
      headerRow: expected.headerRow,
      columns: expected.columns,
      yuanPerUnit: expected.yuanPerUnit,
      localColumns: expected.localColumns,
    });
  });

  test('S05 rows that are no ledger rows are passed over, each with its reason', () => {
    expect(applied.skippedRows).toEqual(expected.skippedRows);
    expect(applied.rows.map(({ row }) => row)).toEqual(expected.rows.map(({ row }) => row));
  });

  test('S06 hidden and filtered rows are read like all others', () => {
    expect(applied.hiddenRows).toEqual(expected.hiddenRows);
    expect(applied.rows.filter(({ hidden }) => hidden).map(({ row }) => row)).toEqual(
      expected.rows.filter(({ hidden }) => hidden).map(({ row }) => row),
    );
  });

  test('S02 every figure of a total line is compared with the sum of the rows', () => {
    expect(applied.totalLineChecks).toEqual(expected.totalLineChecks);
    expect(applied.findings.length).toBe(applied.totalLineChecks.filter(({ equal }) => !equal).length);
  });

  test('D01 every row has the canonical values', () => {
    const differences = expected.rows.flatMap(({ row, values, qualifying }) => {
      const actual = rowOf(applied, row);
      const keys = new Set([...Object.keys(values), ...Object.keys(actual.values)]);
      const cells = [...keys]
        .filter((key) => !matches(actual.values[key], values[key]))
        .map((key) => ({ row, key, actual: actual.values[key], expected: values[key] }));
      return actual.qualifying === qualifying
        ? cells
        : [...cells, { row, key: 'qualifying', actual: actual.qualifying, expected: qualifying }];
    });
    expect(differences).toEqual([]);
  });

  test('P002 every row has its findings and no other error or explain', () => {
    const differences = expected.rows.flatMap(({ row, findings }) =>
      unlike(
        row,
        rowOf(applied, row).findings.map(({ ruleId, severity, column }) => ({ rule: ruleId, severity, column })),
        findings,
        ({ severity }) => severity === 'info',
      ),
    );
    expect(differences).toEqual([]);
  });

  test('N01 every cell that was not written canonically is listed with its handling', () => {
    const differences = expected.rows.flatMap(({ row, normalised }) =>
      unlike(
        row,
        rowOf(applied, row).normalised.map(({ column, handling }) => ({ column, handling })),
        normalised
          .filter(({ column }) => !WRITTEN_CANONICALLY.includes(`${name} ${row} ${column}`))
          .map(({ column, handling }) => ({ column, handling })),
        () => false,
      ),
    );
    expect(differences).toEqual([]);
  });

  test('S01 the summary counts rows and findings', () => {
    const { rows, rowsWithError, rowsWithErrorOrExplain } = applied.summary;
    expect({ rows, rowsWithError, rowsWithErrorOrExplain }).toEqual({
      rows: expected.summary.rows,
      rowsWithError: expected.summary.rowsWithError,
      rowsWithErrorOrExplain: expected.summary.rowsWithErrorOrExplain,
    });
  });

  test('P001 the totals of the file are right with proposals applied and pending, with reasons given and missing', () => {
    for (const variant of expected.totals) {
      const { totals } = variant.proposals === 'applied' ? applied : pending;
      const figures = variant.reasons === 'given' ? totals : totals.withoutUnexplained;
      for (const kind of KINDS) expect(figures[kind], `${variant.proposals} ${variant.reasons} ${kind}`).toEqual(variant[kind]);
      if (variant.yuanByUnit !== undefined) expect(totals.yuanByUnit).toEqual(variant.yuanByUnit);
    }
  });
});

function rowOf(report: WorkbookReport, row: number): ReportRow {
  const found = report.rows.find((one) => one.row === row);
  if (!found) throw new Error(`row ${row} was not read`);
  return found;
}

/** Matches each expected record with one found, then each that may be absent; what is left on either side is a difference. */
function unlike<T>(
  row: number,
  actual: readonly T[],
  expected: readonly unknown[],
  isFree: (one: T) => boolean,
): readonly unknown[] {
  const left = [...actual];
  const missing: unknown[] = [];
  for (const wanted of [...expected].sort((one, other) => Number(isOptional(one)) - Number(isOptional(other)))) {
    const index = left.findIndex((one) => matches(one, wanted));
    if (index >= 0) left.splice(index, 1);
    else if (!isOptional(wanted)) missing.push(wanted);
  }
  const extra = left.filter((one) => !isFree(one));
  return [...missing.map((one) => ({ row, missing: one })), ...extra.map((one) => ({ row, extra: one }))];
}
