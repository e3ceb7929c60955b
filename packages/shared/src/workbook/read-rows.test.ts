import { describe, expect, test } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import { readSheetRows } from './read-rows.ts';
import { recogniseSheet } from './recognise.ts';
import { sheetOf } from '../testing/sheet-of.ts';

const HEADING = ['项目名称', '引进单位', '总投资', '项目阶段', '责任人', '签约日期', '行标识'];

function rowsOf(...parameters: Parameters<typeof sheetOf>) {
  const sheet = sheetOf(...parameters);
  const layout = recogniseSheet(sheet, projectsLedger);
  if (!layout) throw new Error('not recognised');
  return readSheetRows(sheet, layout, projectsLedger);
}

describe('filling', () => {
  const merged = (column: number) => ({ top: 2, left: column, bottom: 4, right: column });

  test('S03 merged units, persons and choices are filled down and listed; names, money and days are not', () => {
    const rows = rowsOf([HEADING, ['甲', '石桥镇', 1, '签约', '张三', 46_000], ['乙', null, null, null, null, null], ['丙']], {
      merges: [1, 2, 3, 4, 5, 6].map(merged),
    });
    expect(rows[1]?.cells).toEqual({
      projectName: { value: '乙' },
      introducingUnit: { value: '石桥镇' },
      stage: { value: '签约' },
      responsiblePerson: { value: '张三' },
    });
    expect(rows[1]?.filled).toContainEqual({ column: 'introducingUnit', from: '', to: '石桥镇', kind: 'S03', handling: 'auto' });
    expect(rows[0]?.filled).toEqual([]);
  });

  test('S04 同上 and 〃 are proposals for the value above, through several rows, but never across an empty cell', () => {
    const rows = rowsOf([
      HEADING,
      ['甲', '石桥镇', 1, '签约'],
      ['乙', '同上', 1, '〃'],
      ['丙', ' 〃 ', 1, '签约'],
      ['丁', null],
      ['戊', '同上'],
    ]);
    expect(rows[2]?.cells['introducingUnit']).toEqual({ value: '石桥镇' });
    expect(rows[2]?.filled).toEqual([
      { column: 'introducingUnit', from: ' 〃 ', to: '石桥镇', kind: 'S04', handling: 'confirm' },
    ]);
    expect(rows[4]?.cells['introducingUnit']).toEqual({ value: '同上' });
  });

  test('S12 formats and error texts go along, formulas do not', () => {
    const [row] = rowsOf([
      HEADING,
      ['甲', null, { value: null, error: '#REF!' }, null, null, { value: 46_000, format: 'yyyy/m/d' }],
    ]);
    expect(row?.cells).toEqual({
      projectName: { value: '甲' },
      totalInvestmentYuan: { value: null, error: '#REF!' },
      signedDay: { value: 46_000, format: 'yyyy/m/d' },
    });
  });

  test('S08 ids come from the hidden column', () => {
    const rows = rowsOf([HEADING, ['甲', null, null, null, null, null, ' r0000000000000001 '], ['乙']]);
    expect(rows.map(({ rowId }) => rowId)).toEqual(['r0000000000000001', null]);
  });
});
