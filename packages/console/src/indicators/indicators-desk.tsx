import { INDICATORS } from '@double-hundred/shared/message/console/indicators';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { IndicatorsResponse } from '@double-hundred/shared/protocol/indicators';
import { useState } from 'preact/hooks';
import { Choice } from '../ui/choice.tsx';
import { useConsole } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { IndicatorSection } from './indicator-section.tsx';
import './indicators.css';
import { MonthDialog, type MonthKey } from './month-dialog.tsx';
import { lastMonths } from './last-months.ts';
import { Owing } from './owing.tsx';
import { UnitComparison } from './unit-comparison.tsx';

/** The macro indicators of a year: each as a chart beside its table, who owes months, and the units side by side. */
export function IndicatorsDesk() {
  const { units, today, route, go } = useConsole();
  const [month, setMonth] = useState<MonthKey | null>(null);
  const months = lastMonths(today);
  const lastMonth = months.find((each) => each === route.query['lastMonth']) ?? months[0];
  const unit = units.find(({ id }) => id === route.query['unit']);
  const answer = useAnswer<IndicatorsResponse>('/indicators', { lastMonth });
  const { value } = answer;
  const set = (change: Record<string, string>): void => go({ query: { ...route.query, ...change } });
  const reported = value?.series.some((series) => series.units.length > 0) ?? false;
  return (
    <>
      <PageHead title={INDICATORS.title} lead={lastMonth && INDICATORS.lead(lastMonth)}>
        <form class="controls" aria-label={INDICATORS.title}>
          <Choice
            label={INDICATORS.lastMonth}
            value={lastMonth ?? ''}
            options={months.map((each) => [each, INDICATORS.yearMonth(each)] as const)}
            onChange={(next) => set({ lastMonth: next })}
          />
          <Choice
            label={INDICATORS.unit}
            value={unit?.id ?? ''}
            options={[['', SHELL.district], ...units.map(({ id, name }) => [id, name] as const)]}
            onChange={(next) => set({ unit: next })}
          />
          <button type="button" class="button" onClick={() => window.print()}>
            {SHELL.print}
          </button>
        </form>
      </PageHead>
      <Waiting of={answer} />
      {value !== null && !reported && <p class="note">{INDICATORS.none}</p>}
      {value !== null && reported && (
        <>
          <Owing answer={value} unitId={unit?.id ?? null} />
          {value.series.map((series) => (
            <IndicatorSection
              key={series.key}
              series={series}
              unitId={unit?.id ?? null}
              lastMonth={value.lastMonth}
              onOpen={(name) => setMonth({ series, unitId: unit?.id ?? null, month: name })}
            />
          ))}
          <UnitComparison answer={value} onOpen={(series, unitId, name) => setMonth({ series, unitId, month: name })} />
        </>
      )}
      {month !== null && <MonthDialog shown={month} onClose={() => setMonth(null)} />}
    </>
  );
}
