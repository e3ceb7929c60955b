import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import type { ProgressResponse } from '@double-hundred/shared/protocol/appraisal';
import type { ChartOption } from './draw.ts';
import type { Ink } from './ink.ts';

type KindProgress = ProgressResponse['kinds'][number];
type Point = [number, number];

/** What a burn-up shows: one kind against its plan. Days are numbered from the first; `today` is the day looked at. */
export interface BurnUp {
  readonly progress: KindProgress;
  readonly days: number;
  readonly today: number;
  /** The number of a day in the campaign, from 1. */
  dayNumber(day: string): number;
}

/** Done as a step line, the plan dashed, the target as a line across, the forecast as a band to the last day. */
export function burnUpOption({ progress, days, today, dayNumber }: BurnUp, ink: Ink): ChartOption {
  const { forecast } = progress;
  const done: Point[] = [
    [0, 0],
    ...progress.days.map(({ day, total }): Point => [dayNumber(day), total]),
    ...(forecast === null ? [] : [[today, forecast.done] satisfies Point]),
  ];
  const plan: Point[] = progress.plan.map(({ day, total }) => [dayNumber(day), total]);
  const target = forecast?.target ?? 0;
  const top = Math.max(target, forecast?.high ?? 0, forecast?.done ?? 0, 1);
  const line = { type: 'line', symbol: 'none', silent: true } as const;
  return {
    textStyle: { fontFamily: ink.font },
    grid: { left: 4, right: 12, top: 12, bottom: 2, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: ink.paper,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: 12, fontFamily: ink.font },
      axisPointer: { lineStyle: { color: ink.muted } },
      formatter: (points: unknown) => tooltip(points),
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: days,
      interval: days / 4,
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { color: ink.muted, fontSize: 11 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: Math.ceil(top * 1.08),
      minInterval: 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: ink.line, opacity: 0.6 } },
      axisLabel: { color: ink.muted, fontSize: 11 },
    },
    series: [
      ...(forecast !== null && forecast.daysLeft > 0 ? band(today, days, forecast, ink) : []),
      {
        ...line,
        name: OVERVIEW.series.plan,
        data: plan,
        lineStyle: { color: ink.muted, width: 1.25, type: [4, 4] },
        markLine: {
          symbol: 'none',
          silent: true,
          label: { show: false },
          lineStyle: { color: ink.muted, width: 1, type: 'solid', opacity: 0.45 },
          data: target > 0 ? [{ yAxis: target }] : [],
        },
      },
      { ...line, name: OVERVIEW.series.done, data: done, step: 'end', lineStyle: { color: ink.main, width: 2.25 } },
    ],
  };
}

function band(today: number, days: number, forecast: NonNullable<KindProgress['forecast']>, ink: Ink) {
  const edge = { type: 'line', symbol: 'none', silent: true, stack: 'range', lineStyle: { opacity: 0 } } as const;
  return [
    { ...edge, name: '', data: [[today, forecast.done] satisfies Point, [days, forecast.low] satisfies Point] },
    {
      ...edge,
      name: OVERVIEW.series.range,
      data: [[today, 0] satisfies Point, [days, forecast.high - forecast.low] satisfies Point],
      areaStyle: { color: ink.band, opacity: 1 },
    },
  ];
}

interface Shown {
  readonly seriesName?: string;
  readonly value?: unknown;
}

// Only done and plan have a figure of a day; the band is told below the chart.
function tooltip(points: unknown): string {
  const shown = (Array.isArray(points) ? (points as readonly Shown[]) : []).flatMap(({ seriesName, value }) =>
    (seriesName === OVERVIEW.series.done || seriesName === OVERVIEW.series.plan) && Array.isArray(value)
      ? [{ name: seriesName, day: Number(value[0]), total: Number(value[1]) }]
      : [],
  );
  const day = shown[0]?.day;
  if (day === undefined) return '';
  const figures = shown.map(({ name, total }) => `${name} ${Math.round(total * 10) / 10}`);
  return [OVERVIEW.dayNumber(day), ...figures].join('\n');
}
