import type { IndicatorMonth } from '@double-hundred/shared/indicator/indicator-months';
import { INDICATORS } from '@double-hundred/shared/message/console/indicators';
import type { ChartOption } from './draw.ts';
import type { Ink } from './ink.ts';

export interface IndicatorChart {
  readonly months: readonly IndicatorMonth[];
  /** Whether the months are those of the district, with several units behind each. */
  readonly district: boolean;
  /** The figure of yuan in the unit of the chart. */
  shown(yuan: number): number;
}

/** The months alone as bars, growth of the cumulative figure as a line; under a month without figure it says so. */
export function indicatorOption({ months, district, shown }: IndicatorChart, ink: Ink): ChartOption {
  const label = { color: ink.muted, fontSize: 11, fontFamily: ink.font };
  const names = months.map(({ month, owing }) => {
    const name = INDICATORS.month(month);
    if (owing.length === 0) return name;
    return `${name}\n${district ? INDICATORS.missingBy(owing.length) : INDICATORS.missing}`;
  });
  return {
    textStyle: { fontFamily: ink.font },
    grid: { left: 4, right: 4, top: 34, bottom: 2, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 8, textStyle: { color: ink.muted, fontSize: 12 } },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: ink.paper,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: 12, fontFamily: ink.font },
      axisPointer: { type: 'shadow', shadowStyle: { color: ink.line, opacity: 0.25 } },
    },
    xAxis: {
      type: 'category',
      data: names,
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      axisLabel: { ...label, interval: 0, lineHeight: 15 },
    },
    yAxis: [
      { type: 'value', axisLabel: label, splitNumber: 4, splitLine: { lineStyle: { color: ink.line, opacity: 0.6 } } },
      {
        type: 'value',
        axisLabel: { ...label, formatter: (percent: number) => String(percent).replace('-', '−') },
        splitNumber: 4,
        splitLine: { show: false },
        // Tenths of a point are not drawn as if they were a plunge.
        min: ({ min }: { min: number }) => Math.floor(min) - 1,
        max: ({ max }: { max: number }) => Math.ceil(max) + 1,
      },
    ],
    series: [
      {
        type: 'bar',
        name: INDICATORS.series.month,
        data: months.map(({ point }) => (point?.monthYuan == null ? '-' : shown(point.monthYuan))),
        itemStyle: { color: ink.band },
        barMaxWidth: 28,
      },
      {
        type: 'line',
        name: INDICATORS.series.growth,
        yAxisIndex: 1,
        symbol: 'circle',
        symbolSize: 5,
        data: months.map(({ point }) => (point?.growthBps == null ? '-' : point.growthBps / 100)),
        lineStyle: { color: ink.main, width: 2 },
        itemStyle: { color: ink.main },
      },
    ],
  };
}
