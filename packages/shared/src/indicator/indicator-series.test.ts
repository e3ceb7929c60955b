import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorsLedger } from '../ledger/indicators.ts';
import { indicatorKinds } from './indicator-kinds.ts';
import { indicatorSeries } from './indicator-series.ts';

const kinds = indicatorKinds(indicatorsLedger);
const sales = 'aboveScaleInvoicedSalesYuan';
const income = 'disposableIncomePerCapitaYuan';
const row = (unitId: string, month: string, yuan: number, lastYear?: number) => ({
  unitId,
  fields: { month, [sales]: yuan, ...(lastYear === undefined ? {} : { aboveScaleInvoicedSalesLastYearYuan: lastYear }) },
});
const seriesOf = (rows: Parameters<typeof indicatorSeries>[1], lastMonth = '2026-03') =>
  indicatorSeries(kinds, rows, lastMonth).find(({ key }) => key === sales);

describe('INDICATOR series', () => {
  it('INDICATOR figures run on from January; the month alone is the difference, growth is over the same months last year', () => {
    const series = seriesOf([row('shiqiao', '2026-01', 100, 80), row('shiqiao', '2026-02', 250, 200)], '2026-02');
    expect(series?.units[0]?.points).toEqual([
      { month: '2026-01', yuan: 100, lastYearYuan: 80, monthYuan: 100, growthBps: 2_500, units: 1 },
      { month: '2026-02', yuan: 250, lastYearYuan: 200, monthYuan: 150, growthBps: 2_500, units: 1 },
    ]);
  });

  it('INDICATOR months that are due and not there are named, and the month after a gap has no figure of its own', () => {
    const unit = seriesOf([row('shiqiao', '2026-01', 100), row('shiqiao', '2026-03', 400)])?.units[0];
    expect(unit?.missing).toEqual(['2026-02']);
    expect(unit?.points.at(-1)).toMatchObject({ monthYuan: null, growthBps: null });
  });

  it('INDICATOR of the district is the sum of the units, without growth while last year is not whole', () => {
    const rows = [row('shiqiao', '2026-01', 100, 80), row('liuwan', '2026-01', 50)];
    expect(seriesOf(rows)?.district?.points[0]).toMatchObject({ yuan: 150, lastYearYuan: null, growthBps: null, units: 2 });
  });

  it('INDICATOR per head is never added up', () => {
    const rows = [{ unitId: 'shiqiao', fields: { month: '2026-01', [income]: 4_000_000 } }];
    expect(indicatorSeries(kinds, rows, '2026-01').find(({ key }) => key === income)?.district).toBeNull();
  });

  it('INDICATOR months of a unit add up to its cumulative figure whenever none is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 12 }), (parts) => {
        let sum = 0;
        const rows = parts.map((part, index) => row('u', `2026-${String(index + 1).padStart(2, '0')}`, (sum += part)));
        const points = seriesOf(rows, `2026-${String(parts.length).padStart(2, '0')}`)?.units[0]?.points ?? [];
        return points.every((point, index) => point.monthYuan === parts[index]) && points.at(-1)?.yuan === sum;
      }),
      { seed: 42 },
    );
  });
});
