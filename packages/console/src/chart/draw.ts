import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | MarkLineComponentOption
>;

export interface DrawnChart {
  show(option: ChartOption): void;
  resize(): void;
  dispose(): void;
}

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

/** Draws charts into an element; the chunk with ECharts is fetched with the first chart. */
export function drawChart(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: 'svg' });
  // With a view box the drawing can be shown in another size than it was drawn for, as on paper.
  const scalable = (): void =>
    element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  return {
    show(option) {
      chart.setOption({ animation: false, ...option }, { notMerge: true });
      scalable();
    },
    resize() {
      chart.resize();
      scalable();
    },
    dispose: () => chart.dispose(),
  };
}
