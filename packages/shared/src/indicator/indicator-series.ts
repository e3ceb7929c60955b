import { growthBps } from '../ledger/derived.ts';
import type { RowFields } from '../ledger/fields.ts';

/** One of the macro series: the keys of its cumulative figure and of the same months last year. */
export interface IndicatorKind {
  readonly key: string;
  readonly heading: string;
  readonly of: string;
  readonly over: string;
  /** Whether the district's figure is the sum of the units' (income per head is not). */
  readonly additive: boolean;
}

/** One month: cumulative from January, the month alone (null when the month before is missing), growth in basis points. */
export interface IndicatorPoint {
  readonly month: string;
  readonly yuan: number;
  readonly lastYearYuan: number | null;
  readonly monthYuan: number | null;
  readonly growthBps: number | null;
  /** How many units the figure is summed from; 1 for a unit's own. */
  readonly units: number;
  /** The row a unit's own figure stands in. */
  readonly rowId?: string | undefined;
}

export interface UnitIndicator {
  readonly unitId: string;
  readonly points: readonly IndicatorPoint[];
  /** Months between January and the last one due for which the unit has no figure. */
  readonly missing: readonly string[];
}

export interface IndicatorSeries {
  readonly key: string;
  readonly heading: string;
  readonly units: readonly UnitIndicator[];
  /** Null where figures cannot be added up. */
  readonly district: { readonly points: readonly IndicatorPoint[] } | null;
}

/**
 * The series of a year from the rows units handed in. `lastMonth` is the last month due (YYYY-MM). A unit that never
 * reports an indicator does not take part in it, so nothing of it is missing.
 */
export function indicatorSeries(
  kinds: readonly IndicatorKind[],
  rows: readonly (IndicatorRow & { readonly unitId: string })[],
  lastMonth: string,
): readonly IndicatorSeries[] {
  const months = monthsOfYear(lastMonth);
  return kinds.map((kind) => {
    const units = [...new Set(rows.map(({ unitId }) => unitId))].toSorted().flatMap((unitId): UnitIndicator[] => {
      const figures = figuresOf(
        kind,
        rows.filter((row) => row.unitId === unitId),
        months,
      );
      if (figures.length === 0) return [];
      const reported = new Set(figures.map(({ month }) => month));
      return [{ unitId, points: pointsOf(figures), missing: months.filter((month) => !reported.has(month)) }];
    });
    const district = kind.additive ? { points: pointsOf(summed(units, months)) } : null;
    return { key: kind.key, heading: kind.heading, units, district };
  });
}

interface IndicatorRow {
  readonly rowId?: string | undefined;
  readonly fields: RowFields;
}

interface Figure {
  readonly month: string;
  readonly yuan: number;
  readonly lastYearYuan: number | null;
  readonly units: number;
  readonly rowId?: string | undefined;
}

function figuresOf(kind: IndicatorKind, rows: readonly IndicatorRow[], months: readonly string[]): readonly Figure[] {
  return months.flatMap((month): Figure[] => {
    const row = rows.find(({ fields }) => fields['month'] === month);
    const fields = row?.fields;
    const yuan = fields?.[kind.of];
    const lastYearYuan = fields?.[kind.over];
    if (typeof yuan !== 'number') return [];
    const before = typeof lastYearYuan === 'number' ? lastYearYuan : null;
    return [{ month, yuan, lastYearYuan: before, units: 1, ...(row?.rowId === undefined ? {} : { rowId: row.rowId }) }];
  });
}

function summed(units: readonly UnitIndicator[], months: readonly string[]): readonly Figure[] {
  return months.flatMap((month): Figure[] => {
    const points = units.flatMap((unit) => unit.points.filter((point) => point.month === month));
    if (points.length === 0) return [];
    const whole = points.every((point) => point.lastYearYuan !== null);
    return [
      {
        month,
        yuan: points.reduce((sum, point) => sum + point.yuan, 0),
        // Growth over a part of the units would compare two different districts.
        lastYearYuan: whole ? points.reduce((sum, point) => sum + (point.lastYearYuan ?? 0), 0) : null,
        units: points.length,
      },
    ];
  });
}

function pointsOf(figures: readonly Figure[]): readonly IndicatorPoint[] {
  return figures.map((figure, index) => {
    const before = figures[index - 1];
    const followsOn = figure.month.endsWith('-01') || (before !== undefined && before.month === monthBefore(figure.month));
    const sameUnits = before === undefined || before.units === figure.units;
    return {
      ...figure,
      monthYuan: followsOn && sameUnits ? figure.yuan - (figure.month.endsWith('-01') ? 0 : (before?.yuan ?? 0)) : null,
      growthBps: figure.lastYearYuan === null ? null : growthBps(figure.yuan, figure.lastYearYuan),
    };
  });
}

/** The months from January to `lastMonth` (YYYY-MM). */
export function monthsOfYear(lastMonth: string): readonly string[] {
  const [year = '', last = '0'] = lastMonth.split('-');
  return Array.from({ length: Number(last) }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

function monthBefore(month: string): string {
  return `${month.slice(0, 5)}${String(Number(month.slice(5)) - 1).padStart(2, '0')}`;
}
