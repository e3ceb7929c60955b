import type { Day } from '@double-hundred/shared/kernel/day';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';

type Row = Record<string, FieldValue>;

const MONTHS = 3;

/** The last months of a unit's figures, running on from January, beside those of the year before. */
export function demoIndicators(index: number, firstDay: Day): Row[] {
  const last = Number(firstDay.slice(5, 7));
  const first = Math.max(1, last - MONTHS + 1);
  return Array.from({ length: last - first + 1 }, (_, place): Row => {
    const month = first + place;
    const size = 1 + (index % 7) / 10;
    const figure = (wanAMonth: number, growthPercent: number) => {
      const before = Math.round(wanAMonth * size * month) * 10_000;
      return [Math.round((before * (100 + growthPercent)) / 100), before] as const;
    };
    const sales = figure(32_000, 6 + (index % 5));
    const revenue = figure(1_750, 3 + (index % 4));
    const estate = figure(230, -8 + (index % 3));
    const assets = figure(12_400, 9 - (index % 6));
    const income = 3_900 + index * 20;
    return {
      month: `${firstDay.slice(0, 4)}-${String(month).padStart(2, '0')}`,
      aboveScaleInvoicedSalesYuan: sales[0],
      aboveScaleInvoicedSalesLastYearYuan: sales[1],
      generalPublicBudgetRevenueYuan: revenue[0],
      generalPublicBudgetRevenueLastYearYuan: revenue[1],
      realEstateRevenueYuan: estate[0],
      realEstateRevenueLastYearYuan: estate[1],
      fixedAssetInvestmentYuan: assets[0],
      fixedAssetInvestmentLastYearYuan: assets[1],
      disposableIncomePerCapitaYuan: income * month,
      disposableIncomePerCapitaLastYearYuan: Math.round((income * month * 100) / 105),
    };
  });
}
