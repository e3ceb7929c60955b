import { type Day, addDays } from '@double-hundred/shared/kernel/day';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';

type Row = Record<string, FieldValue>;

const DAYS_GONE = 83;
/** How growth of the year so far quickens and slackens, in basis points. */
const DRIFT = [-180, -60, 40, 110, 80, 20, -50, -80, -20, 50, 90, 120];
/** What a month has of an average one. */
const SEASON = [0.92, 0.71, 1.09, 1.01, 1.04, 1.16, 0.94, 0.97, 1.08, 1.03, 1.01, 1.04];

/**
 * A unit's figures of the year so far, running on from January to the last month due, beside those of the year before.
 * A few units owe a month, so that every page shows what that looks like.
 */
export function demoIndicators(index: number, firstDay: Day): Row[] {
  const { year, last } = monthBefore(addDays(firstDay, DAYS_GONE));
  const owed = index % 7 === 3 ? last : index === 5 ? Math.max(1, last - 3) : 0;
  const months = Array.from({ length: last }, (_, place) => place + 1).filter((month) => month !== owed);
  return months.map((month): Row => {
    const size = 1 + (index % 7) / 10;
    const season = SEASON.slice(0, month).reduce((sum, part) => sum + part, 0);
    const figure = (wanAMonth: number, growthPercent: number) => {
      const before = Math.round(wanAMonth * size * season) * 10_000;
      const bps = growthPercent * 100 + (DRIFT[month - 1] ?? 0) + ((index + month) % 3) * 20;
      return [Math.round((before / 10_000) * (1 + bps / 10_000)) * 10_000, before] as const;
    };
    const sales = figure(32_000, 6 + (index % 5));
    const revenue = figure(1_750, 3 + (index % 4));
    const estate = figure(230, -8 + (index % 3));
    const assets = figure(12_400, 9 - (index % 6));
    const income = 3_900 + index * 20;
    return {
      month: `${year}-${String(month).padStart(2, '0')}`,
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

function monthBefore(day: Day): { year: number; last: number } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 1 ? { year: year - 1, last: 12 } : { year, last: month - 1 };
}
