import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSheetChecker } from '../check/sheet-checker.ts';
import { builtinLedgers } from '../ledger/builtin.ts';
import type { RowFields } from '../ledger/fields.ts';
import { projectsLedger } from '../ledger/projects.ts';
import { anyCellValue, fieldsOf } from '../testing/arbitrary-values.ts';
import { testDistrict } from '../testing/district.ts';
import { markedCells } from '../testing/marked-cells.ts';
import { testProject } from '../testing/project.ts';
import { sampleLedger } from '../testing/sample-ledger.ts';
import type { CellInput } from '../value/cell.ts';
import { writeCell } from '../value/write-cell.ts';
import { cellMarks } from './cell-marks.ts';

const context = testDistrict();
type Cells = Readonly<Record<string, CellInput>>;

function cellsOf(fields: RowFields, definition = projectsLedger): Cells {
  return Object.fromEntries(
    definition.columns.flatMap((column) => {
      const value = fields[column.key];
      if (value === undefined) return [];
      const { value: shown, format } = writeCell(column, value, { units: context.units });
      return [[column.key, format === undefined ? { value: shown } : { value: shown, format }]];
    }),
  );
}

function marked(changes: Readonly<Record<string, string | number | boolean | null>>, stage = '签约'): readonly string[] {
  const cells = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, { value }]));
  return [...(markedCells(projectsLedger, context, [{ ...cellsOf(testProject(stage)), ...cells }])[0] ?? [])];
}

describe('MARK with the pane closed', () => {
  test('MARK nothing in a sound row of any stage, nor in an empty row', () => {
    for (const stage of ['线索', '在谈', '签约', '注册', '立项', '开工', '竣工', '投产', '终止'])
      expect([stage, marked({}, stage)]).toEqual([stage, []]);
    expect(markedCells(projectsLedger, context, [{}])[0]).toEqual(new Set());
  });

  test.each([
    ['a required cell that is empty', { investor: null }, ['investor']],
    ['a required cell that says 无', { investor: '无' }, ['investor']],
    ['a word outside the list', { industry: '农业' }, ['industry']],
    ['a misleading word', { stage: '框架协议' }, ['stage']],
    ['a day in the future', { signedDay: 46_400 }, ['signedDay']],
    ['a year where a day belongs', { signedDay: 2026 }, ['signedDay']],
    ['words where a day belongs', { plannedStartDay: '待定' }, ['plannedStartDay']],
    ['words where money belongs', { totalInvestmentYuan: '见附件' }, ['totalInvestmentYuan']],
    ['an uncertain amount', { totalInvestmentYuan: '约1.5亿' }, ['totalInvestmentYuan']],
    ['foreign money', { totalInvestmentYuan: '500万美元' }, ['totalInvestmentYuan']],
    ['money below its bound', { fundsInPlaceYuan: -1 }, ['fundsInPlaceYuan']],
    ['a part above its whole', { fixedAssetInvestmentYuan: 15_001 }, ['fixedAssetInvestmentYuan']],
    ['a wrong check digit', { uscc: '91350100M000100Y44' }, ['uscc']],
    ['a code that lost its digits', { uscc: 9.1350100001e17 }, ['uscc']],
    ['a project code too short', { projectCode: '2607-320698' }, ['projectCode']],
    ['a mobile number too short', { phone: '1380000111' }, ['phone']],
    ['a phone beside a name', { responsiblePerson: '张三13800001111' }, ['responsiblePerson']],
    ['a text too long', { progress: '长'.repeat(501) }, ['progress']],
    ['a unit that is not in the register', { hostUnit: '某某镇' }, ['hostUnit']],
  ])('MARK %s', (_, changes, wanted) => {
    expect(marked(changes)).toEqual(wanted);
  });

  test('MARK what a stage requires and the order of days', () => {
    expect(marked({ startedDay: null }, '开工')).toEqual(['startedDay']);
    expect(marked({ stage: '已开工', startedDay: null }, '开工')).toEqual(['startedDay']);
    expect(marked({ industryChain: null })).toEqual(['industryChain']);
    expect(marked({ industryChain: null, industry: '民生' })).toEqual([]);
    expect(marked({ startedDay: 46_000, completedDay: 45_999, productionDay: 46_001 }, '投产')).toEqual(['completedDay']);
  });

  test('MARK a formula that failed, and a code that comes twice in both rows', () => {
    const row = cellsOf(testProject('签约'));
    const failed: Cells = { ...row, totalInvestmentYuan: { value: null, error: '#REF!' } };
    expect(markedCells(projectsLedger, context, [failed])[0]).toContain('totalInvestmentYuan');
    const twins = markedCells(projectsLedger, context, [row, row]).map((keys) => [...keys]);
    expect(twins).toEqual([['projectCode'], ['projectCode']]);
  });

  test('MARK no total line and no signature below the rows', () => {
    const lines = ['合计', '填报人：李四', '注：以合同为准'].map((text): Cells => ({ projectName: { value: text } }));
    expect(markedCells(projectsLedger, context, lines).map((keys) => keys.size)).toEqual([0, 0, 0]);
  });

  test.each([
    ['2026.9.15', 'signedDay'],
    ['２０２６年９月１５日', 'signedDay'],
    ['1.5亿元', 'totalInvestmentYuan'],
    ['一亿五千万', 'totalInvestmentYuan'],
    ['138 0000 1111', 'phone'],
    ['91350100m000100y43', 'uscc'],
    [' 工业\u3000', 'industry'],
    ['柳湾镇政府', 'remark'],
  ])('MARK nothing the pane reads as it stands: %s', (value, key) => {
    expect(marked({ [key]: value })).toEqual([]);
  });

  test.each([...builtinLedgers, sampleLedger()].map((definition) => [definition.id, definition] as const))(
    'MARK in %s only what the pane has something to say about, whatever is typed',
    (_, definition) => {
      fc.assert(
        fc.property(
          fc.array(fieldsOf(definition, context), { minLength: 1, maxLength: 2 }),
          fc.array(fc.tuple(fc.constantFrom(...definition.columns.map(({ key }) => key)), anyCellValue()), { maxLength: 6 }),
          (fields, typed) => {
            const rows = fields.map((one): Cells => ({
              ...cellsOf(one, definition),
              ...Object.fromEntries(typed.map(([key, value]) => [key, { value }])),
            }));
            const checker = createSheetChecker(definition, context, { absentColumns: new Set() });
            checker.load(rows.map((cells, index) => ({ key: `#${index + 4}`, cells })));
            markedCells(definition, context, rows).forEach((keys, index) => {
              const checked = checker.get(`#${index + 4}`);
              const said = new Set([...(checked?.findings ?? []), ...(checked?.normalised ?? [])].map(({ column }) => column));
              expect([...keys].filter((key) => !said.has(key)).map((key) => [key, rows[index]?.[key]?.value])).toEqual([]);
            });
          },
        ),
        { seed: 42, numRuns: 400 },
      );
    },
  );

  test('MARK by one formula for each column, none longer than Excel takes', () => {
    const letters = Object.fromEntries(
      projectsLedger.columns.map(({ key }, index) => [key, `C${String.fromCharCode(65 + (index % 26))}`]),
    );
    const marks = cellMarks({ definition: projectsLedger, context, letters, firstRow: 4, lastRow: 3_004 });
    expect(marks.map(({ key }) => key)).toEqual(projectsLedger.columns.map(({ key }) => key));
    expect(Math.max(...marks.map(({ formula }) => formula.length))).toBeLessThan(8_192);
    expect(marks.filter(({ formula }) => /[{}]/.test(formula))).toEqual([]);
  });
});
