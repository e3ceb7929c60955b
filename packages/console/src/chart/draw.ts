import { LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export type ChartOption = ComposeOption<
  LineSeriesOption | GridComponentOption | TooltipComponentOption | MarkLineComponentOption
>;

export interface DrawnChart {
  show(option: ChartOption): void;
  resize(): void;
  dispose(): void;
}

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

/** Draws charts into an element; the chunk with ECharts is fetched with the first chart. */
export function drawChart(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: 'svg' });
  return {
    show: (option) => chart.setOption({ animation: false, ...option }, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
