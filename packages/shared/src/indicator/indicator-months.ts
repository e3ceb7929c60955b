import { growthBps } from '../ledger/derived.ts';
import { type IndicatorPoint, type IndicatorSeries, monthsOfYear } from './indicator-series.ts';

/** One month of a series as it is looked at: of a unit, or of the district. */
export interface IndicatorMonth {
  readonly month: string;
  /** Null when the month has no figure. */
  readonly point: IndicatorPoint | null;
  /** The month alone against the month before alone, in basis points; null in January and beside a gap. */
  readonly monthOnMonthBps: number | null;
  /** The units that take part in the series and have no figure of the month. */
  readonly owing: readonly string[];
}

/** Every month from January to `lastMonth` (YYYY-MM) of a unit, or of the district with null, and who owes what is missing. */
export function indicatorMonths(series: IndicatorSeries, unitId: string | null, lastMonth: string): readonly IndicatorMonth[] {
  const units = series.units.filter((unit) => unitId === null || unit.unitId === unitId);
  const points = unitId === null ? (series.district?.points ?? []) : (units[0]?.points ?? []);
  const months = monthsOfYear(lastMonth).map((month) => ({
    month,
    point: points.find((point) => point.month === month) ?? null,
    owing: units.filter(({ missing }) => missing.includes(month)).map((unit) => unit.unitId),
  }));
  return months.map((each, index) => {
    const [alone, before] = [each.point?.monthYuan ?? null, months[index - 1]?.point?.monthYuan ?? null];
    return { ...each, monthOnMonthBps: alone === null || before === null ? null : growthBps(alone, before) };
  });
}

/** What a unit owes: a month, and the series it has no figure of. */
export interface OwedMonth {
  readonly unitId: string;
  readonly month: string;
  /** Keys of the series. */
  readonly keys: readonly string[];
}

/** Everything that is due and missing, by unit and month. */
export function owedMonths(series: readonly IndicatorSeries[]): readonly OwedMonth[] {
  const owed = new Map<string, { unitId: string; month: string; keys: string[] }>();
  for (const { key, units } of series) {
    for (const { unitId, missing } of units) {
      for (const month of missing) {
        const known = owed.get(`${unitId} ${month}`);
        if (known) known.keys.push(key);
        else owed.set(`${unitId} ${month}`, { unitId, month, keys: [key] });
      }
    }
  }
  return [...owed.values()];
}
