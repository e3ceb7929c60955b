import type { LedgerDefinition } from './definition.ts';
import { indicatorColumns, indicatorGrowth } from './indicator-columns.ts';

const FIGURES = indicatorGrowth.flatMap(({ of, over }) => [of, over]);

/** 经济指标: one row is one month of one unit; the figures run on from January, beside those of the same months last year. */
export const indicatorsLedger: LedgerDefinition = {
  id: 'indicators',
  version: 1,
  minVersion: 1,
  title: '经济指标',
  noun: '月份',
  nameColumn: 'month',
  businessKeys: [['month']],
  columns: indicatorColumns,
  derived: indicatorGrowth,
  rules: [
    ...indicatorGrowth.map(({ of, over }) => ({
      id: 'X001',
      severity: 'explain' as const,
      kind: 'growthBeyond' as const,
      params: { of, over, bps: 10_000 },
    })),
    { id: 'X002', severity: 'error', kind: 'fallsInYear', params: { month: 'month', columns: FIGURES } },
    {
      id: 'X003',
      severity: 'error',
      kind: 'sameTwice',
      params: { matches: [{ columns: ['month'], severity: 'error' }] },
    },
    {
      id: 'X004',
      severity: 'error',
      kind: 'notAbove',
      params: { column: 'realEstateRevenueYuan', limit: 'generalPublicBudgetRevenueYuan' },
    },
    {
      id: 'X004',
      severity: 'error',
      kind: 'notAbove',
      params: { column: 'realEstateRevenueLastYearYuan', limit: 'generalPublicBudgetRevenueLastYearYuan' },
    },
    { id: 'X005', severity: 'error', kind: 'notAfterToday', params: { columns: ['month'] } },
  ],
};
