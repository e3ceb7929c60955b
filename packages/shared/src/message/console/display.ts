/** Texts of the display mode for big screens. */
export const DISPLAY = {
  title: '大屏',
  slides: { targets: '四项目标', lights: '单位亮灯', ranking: '排名', burnUp: '进度与预测', problems: '问题项目' },
  pause: '暂停',
  play: '自动播放',
  next: '下一页',
  previous: '上一页',
  fullScreen: '全屏',
  leave: '退出大屏',
  place: (place: number, all: number): string => `${place}／${all}`,
  asOf: (day: string): string => `截至 ${day}`,
} as const;
