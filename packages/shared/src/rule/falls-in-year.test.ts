import { describe, expect, it } from 'vitest';
import { createSheetChecker } from '../check/sheet-checker.ts';
import { cellsOfFields } from '../testing/cells-of-fields.ts';
import { testDistrict } from '../testing/district.ts';
import { definitionOf, sheet, told } from '../testing/ledger-findings.ts';
import { testRow } from '../testing/ledger-rows.ts';
import { diceOf } from '../testing/small-world.ts';

const FIGURE = 'fixedAssetInvestmentYuan';
const ERROR = [`X002 error ${FIGURE}`];
const month = (number: number, yuan: number | null) =>
  testRow('indicators', {
    month: `2026-${String(number).padStart(2, '0')}`,
    fixedAssetInvestmentYuan: yuan,
    fixedAssetInvestmentLastYearYuan: null,
  });

describe('a figure that runs on inside a year', () => {
  it('X002 a fall across months without that figure is found, however many lie between', () => {
    expect(sheet('indicators', [month(7, 100_000), month(8, null), month(9, 90_000)])).toEqual([[], [], ERROR]);
    expect(sheet('indicators', [month(9, 90_000), month(8, null), month(6, null), month(5, 100_000)])).toEqual([
      [],
      [],
      [],
      ERROR,
    ]);
    expect(sheet('indicators', [month(7, 100_000), month(8, null), month(9, 100_000)])).toEqual([[], [], []]);
  });

  it('X002 a figure that is emptied or filled judges anew the months that now compare with each other', () => {
    const definition = definitionOf('indicators');
    const context = testDistrict();
    const row = (number: number, yuan: number | null) => ({
      key: `r${number}`,
      cells: cellsOfFields(definition, month(number, yuan), context),
    });
    const checker = createSheetChecker(definition, context);
    checker.load([row(5, 100_000), row(6, null), row(7, 95_000), row(8, null), row(9, 99_000)]);
    const found = () => checker.rows().map(({ findings }) => told(findings));
    expect(found()).toEqual([[], [], ERROR, [], []]);
    expect(checker.upsert(row(7, null))).toEqual(new Set(['r5', 'r6', 'r7', 'r8', 'r9']));
    expect(found()).toEqual([[], [], [], [], ERROR]);
    checker.upsert(row(7, 100_000));
    expect(found()).toEqual([[], [], [], [], ERROR]);
    checker.remove('r7');
    checker.upsert(row(9, 100_000));
    expect(found()).toEqual([[], [], [], []]);
  });

  it('X002 after any edits the months stand as if the sheet were read anew, and as all pairs of months say', () => {
    const definition = definitionOf('indicators');
    const context = testDistrict();
    for (let seed = 1; seed <= 300; seed += 1) {
      const roll = diceOf(seed);
      const row = (key: number) => {
        const fields = month(1 + roll(7), roll(3) === 0 ? null : 1_000_000 + roll(4) * 10_000);
        const cells = cellsOfFields(definition, fields, context);
        return { key: `r${key}`, fields, cells, ...(roll(4) === 0 ? { accepted: fields } : {}) };
      };
      const rows = Array.from({ length: 2 + roll(7) }, (_, key) => row(key));
      const checker = createSheetChecker(definition, context);
      checker.load(rows);
      for (let edit = roll(5); edit > 0; edit -= 1) {
        const place = roll(rows.length);
        rows[place] = row(place);
        const [edited] = rows.slice(place, place + 1);
        if (edited !== undefined) checker.upsert(edited);
      }
      const fell = checker.rows().map(({ findings }) => findings.some(({ ruleId }) => ruleId === 'X002'));
      expect([seed, fell]).toEqual([seed, fallsOf(rows)]);
    }
  });
});

interface MonthRow {
  readonly fields: ReturnType<typeof month>;
  readonly accepted?: object;
}

/** The same said over all pairs: rows held by the server come first, else the upper one; of a month the first counts. */
function fallsOf(rows: readonly MonthRow[]): boolean[] {
  const rank = (row: MonthRow) => (row.accepted === undefined ? rows.length : 0) + rows.indexOf(row);
  const inOrder = rows.toSorted((left, right) => rank(left) - rank(right));
  const monthOf = ({ fields }: MonthRow) => String(fields['month']);
  const yuanOf = ({ fields }: MonthRow) => fields[FIGURE];
  return rows.map((row) => {
    const others = inOrder.filter((other) => other !== row && monthOf(other) !== monthOf(row));
    const counting = others.filter((other) => others.find((first) => monthOf(first) === monthOf(other)) === other);
    const filled = counting
      .filter((other) => typeof yuanOf(other) === 'number')
      .toSorted((left, right) => monthOf(left).localeCompare(monthOf(right)));
    const before = filled.findLast((other) => monthOf(other) < monthOf(row));
    const after = filled.find((other) => monthOf(other) > monthOf(row));
    const own = yuanOf(row);
    if (typeof own !== 'number') return false;
    const falls = (other: MonthRow | undefined, below: (value: number) => boolean) => {
      const value = other === undefined ? null : yuanOf(other);
      return other !== undefined && typeof value === 'number' && rank(other) < rank(row) && below(value);
    };
    return falls(before, (value) => value > own) || falls(after, (value) => value < own);
  });
}
