import { describe, expect, it } from 'vitest';
import { createExcelHost } from '../host/create-excel-host.ts';

describe('XL the few formulas the host works out', () => {
  const host = createExcelHost({
    sheets: [
      { name: '台账', rows: [[2, 3, '文', null, true]] },
      { name: '附表', rows: [[10]] },
    ],
  });
  const cases: readonly (readonly [string, unknown])[] = [
    ['=A1+B1*2^2', 14],
    ['=-A1%', -0.02],
    ['=(A1+B1)/0', '#DIV/0!'],
    ['="合计"&A1', '合计2'],
    ['=A1<B1', true],
    ['=C1="文"', true],
    ['=SUM(A1:E1,1)', 6],
    ['=COUNTA(A1:E1)', 4],
    ['=IF(ISBLANK(D1),"空",1/0)', '空'],
    ['=IFERROR(A1+C1,0)', 0],
    ['=A1+C1', '#VALUE!'],
    ['=附表!A1+1', 11],
    ['=ROUND(2.345,2)', 2.35],
    ['=AND(E1,A1>1)', true],
    ['=XLOOKUP(1,A1:B1,A1:B1)', '#NAME?'],
  ];
  it.each(cases)('XL88 %s', (formula, expected) => {
    host.user.type('台账', 3, 1, formula);
    expect(host.value('台账', 3, 1)).toBe(expected);
  });

  it('XL89 keeps the value a formula was loaded with when it does not know the formula', () => {
    const loaded = createExcelHost({ sheets: [{ name: '台账', rows: [[{ value: 7, formula: '=XLOOKUP(1,B1:C1,B1:C1)' }]] }] });
    expect(loaded.value('台账', 1, 1)).toBe(7);
  });
});
