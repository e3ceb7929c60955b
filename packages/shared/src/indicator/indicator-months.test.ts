import { describe, expect, it } from 'vitest';
import { indicatorsLedger } from '../ledger/indicators.ts';
import { indicatorKinds } from './indicator-kinds.ts';
import { indicatorMonths, owedMonths } from './indicator-months.ts';
import { indicatorSeries } from './indicator-series.ts';

const kinds = indicatorKinds(indicatorsLedger);
const sales = 'aboveScaleInvoicedSalesYuan';
const income = 'disposableIncomePerCapitaYuan';
const row = (unitId: string, month: string, yuan: number) => ({
  unitId,
  rowId: `r-${unitId}-${month}`,
  fields: { month, [sales]: yuan },
});
const series = (rows: Parameters<typeof indicatorSeries>[1], lastMonth = '2026-03') => indicatorSeries(kinds, rows, lastMonth);
const sold = (rows: Parameters<typeof indicatorSeries>[1]) => {
  const found = series(rows).find(({ key }) => key === sales);
  if (found === undefined) throw new Error('no such series');
  return found;
};

describe('INDICATOR months', () => {
  it('INDICATOR month on month compares the months alone, not in January and not beside a gap', () => {
    const whole = sold([row('shiqiao', '2026-01', 100), row('shiqiao', '2026-02', 150), row('shiqiao', '2026-03', 225)]);
    expect(indicatorMonths(whole, 'shiqiao', '2026-03').map(({ monthOnMonthBps }) => monthOnMonthBps)).toEqual([
      null,
      -5_000,
      5_000,
    ]);
    const gap = sold([row('shiqiao', '2026-01', 100), row('shiqiao', '2026-03', 225)]);
    expect(indicatorMonths(gap, 'shiqiao', '2026-03').map(({ monthOnMonthBps }) => monthOnMonthBps)).toEqual([null, null, null]);
  });

  it('INDICATOR a missing month stands as a month without figure, with who owes it', () => {
    const rows = [row('shiqiao', '2026-01', 100), row('liuwan', '2026-01', 50), row('liuwan', '2026-02', 90)];
    const district = indicatorMonths(sold(rows), null, '2026-03');
    expect(district.map(({ month, point, owing }) => [month, point?.yuan ?? null, owing])).toEqual([
      ['2026-01', 150, []],
      ['2026-02', 90, ['shiqiao']],
      ['2026-03', null, ['liuwan', 'shiqiao']],
    ]);
    const own = indicatorMonths(sold(rows), 'shiqiao', '2026-03');
    expect(own.map(({ point }) => point?.rowId ?? null)).toEqual(['r-shiqiao-2026-01', null, null]);
  });

  it('INDICATOR what is owed names the unit, the month and the series', () => {
    const rows = [
      { unitId: 'shiqiao', fields: { month: '2026-01', [sales]: 100, [income]: 40_000 } },
      { unitId: 'shiqiao', fields: { month: '2026-02', [sales]: 150 } },
    ];
    expect(owedMonths(series(rows, '2026-02'))).toEqual([{ unitId: 'shiqiao', month: '2026-02', keys: [income] }]);
  });
});
