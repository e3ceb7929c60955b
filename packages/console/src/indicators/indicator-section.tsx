import { type IndicatorMonth, indicatorMonths } from '@double-hundred/shared/indicator/indicator-months';
import { INDICATORS } from '@double-hundred/shared/message/console/indicators';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { IndicatorsResponse } from '@double-hundred/shared/protocol/indicators';
import { useCallback, useMemo } from 'preact/hooks';
import { Chart } from '../chart/chart.tsx';
import type { Ink } from '../chart/ink.ts';
import { indicatorOption } from '../chart/indicator-option.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { type AmountUnit, amountText, amountUnit, growthText, inUnit } from './amount-unit.ts';

const HEAD = INDICATORS.head;

/** One series of the answer. */
export type Series = IndicatorsResponse['series'][number];

interface IndicatorSectionProps {
  readonly series: Series;
  /** Null for the district. */
  readonly unitId: string | null;
  readonly lastMonth: string;
  onOpen(month: string): void;
}

/** One indicator of a unit or the district: a chart, and beside it the same as a table whose figures open. */
export function IndicatorSection({ series, unitId, lastMonth, onOpen }: IndicatorSectionProps) {
  const { ledgers } = useConsole();
  const unitName = useUnitName();
  const who = unitId === null ? SHELL.district : unitName(unitId);
  const unit = amountUnit(ledgers, series.key, unitId === null);
  const months = useMemo(() => indicatorMonths(series, unitId, lastMonth), [series, unitId, lastMonth]);
  const option = useCallback(
    (ink: Ink) => indicatorOption({ months, district: unitId === null, shown: (yuan) => inUnit(yuan, unit) }, ink),
    [months, unitId, unit],
  );
  const shown = months.some(({ point }) => point !== null);
  return (
    <Section title={series.heading} note={shown ? `${who}　${INDICATORS.inUnit(INDICATORS.units[unit])}` : who}>
      {!shown && (
        <p class="muted">{unitId === null && series.district === null ? INDICATORS.notAdded : INDICATORS.noneOfUnit(who)}</p>
      )}
      {shown && (
        <div class="indicator">
          <Chart label={INDICATORS.chart(series.heading, who)} option={option} tall />
          <MonthTable who={who} series={series} months={months} district={unitId === null} unit={unit} onOpen={onOpen} />
        </div>
      )}
    </Section>
  );
}

interface MonthTableProps {
  readonly who: string;
  readonly series: Series;
  readonly months: readonly IndicatorMonth[];
  readonly district: boolean;
  readonly unit: AmountUnit;
  onOpen(month: string): void;
}

function MonthTable({ who, series, months, district, unit, onOpen }: MonthTableProps) {
  const columns = ['total', 'lastYear', 'growth', 'alone', 'monthOnMonth', ...(district ? (['units'] as const) : [])] as const;
  return (
    <div class="scroll">
      <table class="table indicator-months">
        <thead>
          <tr>
            <th scope="col">{HEAD.month}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {HEAD[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, point, monthOnMonthBps, owing }) => (
            <tr key={month}>
              <th scope="row">{INDICATORS.month(month)}</th>
              {point === null ? (
                <td colSpan={columns.length} class="number">
                  <span class="mark warn">{district ? INDICATORS.missingBy(owing.length) : INDICATORS.missing}</span>
                </td>
              ) : (
                <>
                  <td class="number">
                    <button
                      type="button"
                      class="link"
                      aria-label={INDICATORS.openMonth(
                        who,
                        series.heading,
                        INDICATORS.month(month),
                        amountText(point.yuan, unit),
                      )}
                      onClick={() => onOpen(month)}
                    >
                      {amountText(point.yuan, unit)}
                    </button>
                  </td>
                  <td class="number">{amountText(point.lastYearYuan, unit)}</td>
                  <td class="number">{growthText(point.growthBps)}</td>
                  <td class="number">{amountText(point.monthYuan, unit)}</td>
                  <td class="number">{growthText(monthOnMonthBps)}</td>
                  {district && (
                    <td class="number">
                      {INDICATORS.unitsOf(point.units, series.units.length)}
                      {owing.length > 0 && <span class="mark warn">{INDICATORS.missingBy(owing.length)}</span>}
                    </td>
                  )}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
