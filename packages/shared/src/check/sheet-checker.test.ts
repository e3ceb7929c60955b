import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import { findingSchema } from '../rule/finding.ts';
import { arbitrarySheetRow } from '../testing/arbitrary-sheet.ts';
import { testDistrict } from '../testing/district.ts';
import type { CellInput } from '../value/cell.ts';
import { checkFields } from './check-fields.ts';
import type { CheckedRow, SheetRow } from './row.ts';
import { createSheetChecker } from './sheet-checker.ts';

const district = testDistrict();
const newChecker = () => createSheetChecker(projectsLedger, district);

type Values = Readonly<Record<string, CellInput['value']>>;

function row(key: string, values: Values = {}, more: Partial<SheetRow> = {}): SheetRow {
  const all: Values = {
    projectName: `项目${key}`,
    investor: `投资方${key}`,
    industry: '民生',
    investorOrigin: '省外',
    content: '新建厂房。',
    totalInvestmentYuan: 15_000,
    stage: '在谈',
    responsiblePerson: '曹佳宁',
    progress: '正在洽谈。',
    ...values,
  };
  return { key, cells: Object.fromEntries(Object.entries(all).map(([column, value]) => [column, { value }])), ...more };
}

const ruleIds = (checked: CheckedRow | null) => checked?.findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);

describe('one row in a sheet', () => {
  it('CHECK a row without fault is neither held nor unexplained and keeps the order of the sheet', () => {
    const checker = newChecker();
    checker.load([row('r2'), row('r1')]);
    expect(checker.rows().map(({ key }) => key)).toEqual(['r2', 'r1']);
    expect(checker.get('r1')).toMatchObject({ findings: [], held: false, unexplained: false, qualifying: true });
    expect(checker.get('r9')).toBeNull();
  });

  it('CHECK an error holds the row, an explain finding does not and is settled by a reason', () => {
    const checker = newChecker();
    const signed = {
      stage: '签约',
      place: '松涛路',
      hostUnit: '石桥镇',
      fixedAssetInvestmentYuan: 9000,
      fundsInPlaceYuan: 0,
      signedDay: '2026-09-15',
      plannedStartDay: '2026-12-10',
      sponsor: '周明远',
    };
    checker.load([
      row('r1', { investor: null }),
      row('r2', signed),
      row('r3', signed, { explanations: { P022: '合同正在用印' } }),
    ]);
    expect(checker.get('r1')).toMatchObject({ held: true, unexplained: false });
    expect(ruleIds(checker.get('r2'))).toEqual(['P022 explain']);
    expect(checker.get('r2')).toMatchObject({ held: false, unexplained: true });
    expect(checker.get('r3')).toMatchObject({ held: false, unexplained: false });
  });

  it('CHECK a proposal holds its row until proposals are applied', () => {
    const rows = [row('r1', { totalInvestmentYuan: '1.5亿' })];
    const pending = newChecker();
    pending.load(rows);
    expect(pending.get('r1')).toMatchObject({ held: true, fields: { totalInvestmentYuan: 150_000_000 } });
    const applied = createSheetChecker(projectsLedger, district, { applyProposals: true });
    applied.load(rows);
    expect(applied.get('r1')?.held).toBe(false);
  });

  it('REQUIRED a refused cell has its own finding and neither REQUIRED nor P002', () => {
    const checker = newChecker();
    checker.load([row('r1', { totalInvestmentYuan: '约1亿', stage: '注册', uscc: 913206981234567000 })]);
    const about = (column: string) =>
      checker
        .get('r1')
        ?.findings.filter((finding) => finding.column === column)
        .map(({ ruleId }) => ruleId);
    expect(about('totalInvestmentYuan')).toEqual(['NUM_VAGUE']);
    expect(about('uscc')).toEqual(['CODE_PRECISION']);
    expect(checker.get('r1')?.qualifying).toBeNull();
  });

  it('CHECK a required column that the sheet lacks holds its rows without a finding on each', () => {
    const checker = createSheetChecker(projectsLedger, district, { absentColumns: new Set(['investor']) });
    checker.load([row('r1', { investor: null })]);
    expect(checker.get('r1')).toMatchObject({ findings: [], held: true });
  });

  it('CHECK two rows with one key are a broken invariant', () => {
    expect(() => newChecker().load([row('r1'), row('r1')])).toThrow('same key');
  });
});

describe('rows that name each other', () => {
  const code = { projectCode: '2607-320698-99-01-678537' };

  it('P007 the upper row stands, unless the server holds the lower one', () => {
    const checker = newChecker();
    checker.load([row('#4', code), row('#5', code)]);
    expect([ruleIds(checker.get('#4')), ruleIds(checker.get('#5'))]).toEqual([['P007 info'], ['P007 error']]);
    checker.upsert(row('#5', code, { accepted: {} }));
    expect([ruleIds(checker.get('#4')), ruleIds(checker.get('#5'))]).toEqual([['P007 error'], ['P007 info']]);
  });

  it('P007 mending or removing one of two twins clears the other', () => {
    const checker = newChecker();
    checker.load([row('#4', code), row('#5', code)]);
    expect(checker.upsert(row('#5'))).toEqual(new Set(['#4', '#5']));
    expect(checker.get('#4')?.findings).toEqual([]);
    checker.upsert(row('#5', code));
    expect(checker.remove('#4')).toEqual(new Set(['#5']));
    expect(checker.get('#5')?.findings).toEqual([]);
  });
});

describe('incremental checking', () => {
  const large = Array.from({ length: 10_000 }, (_, index) =>
    row(`r${index}`, index < 5_000 ? { uscc: '91320698MAJ6YGQF40' } : {}),
  );

  it('CHECK an edit in 10,000 rows reads one row and checks a handful again', () => {
    const checker = newChecker();
    checker.load(large);
    const before = checker.counts();
    expect(checker.upsert(row('r7000', { progress: '已签约。' }))).toEqual(new Set(['r7000']));
    expect(checker.upsert(row('r7000', { projectName: '项目r8000', investor: '投资方r8000' }))).toEqual(
      new Set(['r7000', 'r8000']),
    );
    expect(checker.upsert(row('r3000', { uscc: '91320698MAJ6YGQF40', progress: '已签约。' })).size).toBe(1);
    expect(checker.upsert(row('r3000')).size).toBe(1);
    expect({ read: checker.counts().read - before.read, checked: checker.counts().checked - before.checked }).toEqual({
      read: 4,
      checked: 5,
    });
  });

  it('CHECK rows whose cells are as before are neither read nor checked again', () => {
    const checker = newChecker();
    const rows = large.slice(5_000, 6_000);
    checker.load(rows);
    const copy = rows.map(({ key, cells }) => ({ key, cells: structuredClone(cells) }));
    checker.load(copy);
    expect(checker.counts()).toEqual({ read: 1_000, checked: 1_000 });
    expect(checker.upsert(structuredClone(copy[3] as SheetRow))).toEqual(new Set());
    checker.load([row('r0', { stage: '线索' }), ...copy]);
    expect(checker.counts()).toEqual({ read: 1_001, checked: 1_001 });
  });

  it('CHECK loading in slices gives the same, tells how far it is, and answers from the old sheet meanwhile', () => {
    const rows = large.slice(4_950, 5_050);
    const sliced = newChecker();
    sliced.load([row('old')]);
    const shares: number[] = [];
    for (const share of sliced.loadInSlices(rows, 30)) {
      expect(sliced.rows().map(({ key }) => key)).toEqual(['old']);
      shares.push(share);
    }
    expect(shares).toEqual([0.15, 0.3, 0.45, 0.65, 0.8, 0.95]);
    const whole = newChecker();
    whole.load(rows);
    expect(sliced.rows()).toEqual(whole.rows());
  });

  it('CHECK a change of number format or an error in a cell is a change', () => {
    const checker = newChecker();
    const base = row('r1');
    checker.load([base]);
    expect(checker.upsert({ ...base, cells: { ...base.cells, progress: { value: null, error: '#REF!' } } }).size).toBe(1);
    expect(ruleIds(checker.get('r1'))).toEqual(['FORMULA_ERROR error']);
    expect(checker.upsert(base).size).toBe(1);
    expect(checker.get('r1')?.findings).toEqual([]);
  });

  it('CHECK after any edits the incremental check equals a full one, and that one the rules over all pairs', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: arbitrarySheetRow.map((edited) => ({ kind: 'upsert' as const, row: edited })) },
      { weight: 1, arbitrary: fc.constantFrom('#4', '#6', 'r1', 'r3').map((key) => ({ kind: 'remove' as const, key })) },
      {
        weight: 1,
        arbitrary: fc
          .uniqueArray(arbitrarySheetRow, { selector: ({ key }) => key })
          .map((rows) => ({ kind: 'load' as const, rows })),
      },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const checker = newChecker();
        let sheet: SheetRow[] = [];
        for (const one of steps) {
          if (one.kind === 'load') {
            sheet = [...one.rows];
            checker.load(sheet);
          } else if (one.kind === 'remove') {
            sheet = sheet.filter(({ key }) => key !== one.key);
            checker.remove(one.key);
          } else {
            const known = sheet.some(({ key }) => key === one.row.key);
            sheet = known ? sheet.map((other) => (other.key === one.row.key ? one.row : other)) : [...sheet, one.row];
            checker.upsert(one.row);
          }
        }
        const full = newChecker();
        full.load(sheet);
        expect(checker.rows()).toEqual(full.rows());
        for (const checked of full.rows()) expect(ofRules(checked, 'P007')).toEqual(twinsByAllPairs(checked, full.rows(), sheet));
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it('CHECK whatever is typed, no finding lacks a message or what to write instead, and every fix names a column', () => {
    const keys = new Set(projectsLedger.columns.map(({ key }) => key));
    fc.assert(
      fc.property(arbitrarySheetRow, (typed) => {
        const checker = newChecker();
        checker.load([typed]);
        for (const finding of checker.get(typed.key)?.findings ?? []) {
          expect(findingSchema.safeParse(finding).success).toBe(true);
          expect(finding.message).not.toMatch(/undefined|null|NaN|\[object/);
          expect(finding.expected).not.toMatch(/undefined|null|NaN|\[object/);
          expect(keys).toContain(finding.fix?.column ?? finding.column);
        }
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});

function ofRules(checked: CheckedRow, ruleId: string) {
  return checked.findings.filter((finding) => finding.ruleId === ruleId);
}

function twinsByAllPairs(checked: CheckedRow, all: readonly CheckedRow[], sheet: readonly SheetRow[]) {
  const place = new Map(
    sheet.map(({ key, accepted }, position) => [key, accepted === undefined ? position + sheet.length : position]),
  );
  const order = ({ key }: { key: string }) => place.get(key) ?? 0;
  const peers = [...all]
    .sort((left, right) => order(left) - order(right))
    .map(({ key, fields }) => ({ key, fields, stands: order({ key }) < order(checked) }));
  const { findings } = checkFields(projectsLedger, district, { key: checked.key, fields: checked.fields, peers });
  return findings.filter(({ ruleId }) => ruleId === 'P007');
}
