import { INDICATORS } from '@double-hundred/shared/message/console/indicators';
import type { IndicatorsResponse } from '@double-hundred/shared/protocol/indicators';
import { useConsole } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { amountText, amountUnit, growthText } from './amount-unit.ts';
import type { Series } from './indicator-section.tsx';

interface UnitComparisonProps {
  readonly answer: IndicatorsResponse;
  onOpen(series: Series, unitId: string, month: string): void;
}

/** The units side by side: the latest cumulative figure of every indicator with its growth. */
export function UnitComparison({ answer, onOpen }: UnitComparisonProps) {
  const { units } = useConsole();
  const shown = units.filter(({ id }) => answer.series.some((series) => series.units.some((unit) => unit.unitId === id)));
  return (
    <Section title={INDICATORS.comparison} note={INDICATORS.comparisonNote(INDICATORS.month(answer.lastMonth))}>
      <div class="scroll">
        <table class="table comparison">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {INDICATORS.owingHead.unit}
              </th>
              {answer.series.map((series) => (
                <th key={series.key} scope="colgroup" colSpan={2} class="group">
                  {series.heading}
                </th>
              ))}
            </tr>
            <tr>
              {answer.series.flatMap((series) =>
                (['total', 'growth'] as const).map((column) => (
                  <th key={`${series.key} ${column}`} scope="col" class="number">
                    {INDICATORS.head[column]}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">{unit.name}</th>
                {answer.series.map((series) => (
                  <UnitFigure
                    key={series.key}
                    series={series}
                    unit={unit}
                    lastMonth={answer.lastMonth}
                    onOpen={(month) => onOpen(series, unit.id, month)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface UnitFigureProps {
  readonly series: Series;
  readonly unit: { readonly id: string; readonly name: string };
  readonly lastMonth: string;
  onOpen(month: string): void;
}

function UnitFigure({ series, unit, lastMonth, onOpen }: UnitFigureProps) {
  const { ledgers } = useConsole();
  const point = series.units.find(({ unitId }) => unitId === unit.id)?.points.at(-1);
  if (point === undefined)
    return (
      <td colSpan={2} class="number muted">
        —
      </td>
    );
  const figure = amountText(point.yuan, amountUnit(ledgers, series.key, false));
  const month = INDICATORS.month(point.month);
  return (
    <>
      <td class="number">
        {point.month !== lastMonth && <span class="mark warn">{INDICATORS.upTo(month)}</span>}{' '}
        <button
          type="button"
          class="link"
          aria-label={INDICATORS.openMonth(unit.name, series.heading, month, figure)}
          onClick={() => onOpen(point.month)}
        >
          {figure}
        </button>
      </td>
      <td class="number">{growthText(point.growthBps)}</td>
    </>
  );
}
