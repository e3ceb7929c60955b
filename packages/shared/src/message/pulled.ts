import { ACHIEVEMENT_NAMES, BASIS_NAMES } from './figure-names.ts';

/** Words of figures pulled into a sheet, and of refreshing them there. */
export const pulledTexts = {
  what: '写入表格的内容',
  kinds: { totals: '汇总', ranking: '得分排名', lights: '亮灯表' },
  pull: '写入新工作表',
  pulled: (sheet: string) => `已写入工作表“${sheet}”。`,
  refresh: '刷新本工作表的数',
  help: '刷新只改取来的数：旁边自己加的列和公式跟着原来的行，不会动；新的行插在表内，不再有的行会标出来。插入行以后，Excel 可能不能再撤销之前的操作；没有新行时，一次撤销就能退回。',
  marker: '取数标识',
  titles: {
    totals: (campaign: string) => `${campaign} 全区汇总`,
    ranking: (campaign: string) => `${campaign} 得分排名`,
    lights: (campaign: string) => `${campaign} 亮灯表`,
    rows: (campaign: string, unit: string, kind: string) => `${campaign} ${unit}${kind}项目`,
  },
  sheetNames: {
    totals: (asOf: string) => `汇总${asOf}`,
    ranking: (asOf: string) => `排名${asOf}`,
    lights: (asOf: string) => `亮灯${asOf}`,
    rows: (unit: string, kind: string) => `${unit}${kind}`,
  },
  source: (asOf: string, basis: string, time: string) => `截至${asOf}，${basis}，${time}取自双百台账平台`,
  /** How a source line is told from what else stands above the headings. */
  sourceMark: '取自双百台账平台',
  bases: BASIS_NAMES,
  achievements: ACHIEVEMENT_NAMES,
  heads: {
    group: '分组',
    unit: '单位',
    rank: '排名',
    points: '得分',
    remark: '备注',
    project: '项目名称',
    day: '日期',
    count: '计入个数',
    yi: '计入投资（亿元）',
    explanation: '备注',
  },
  /** In a cell: a sign of its own shape and the word; the colour comes with them. */
  lights: { green: '● 绿', amber: '▲ 黄', red: '■ 红', grey: '○ 无目标' },
  tied: (rank: number) => `${rank}（并列）`,
  unranked: '不排名',
  tail: '列末位',
  waiting: '待说明',
  adjustment: (note: string) => `调整：${note}`,
  gone: '（已不在数据中）',
  none: '这张工作表里没有取来的数。请先“写入新工作表”，或打开取过数的工作表再刷新。',
  lost: (sheet: string) => `工作表“${sheet}”里取数的表头已被改掉或删除，没有刷新。请恢复表头，或重新写入新工作表。`,
  refreshed: (sheet: string, counts: { cells: number; added: number; gone: number }) =>
    `工作表“${sheet}”已刷新：更新 ${counts.cells} 格，新增 ${counts.added} 行，标出不再有的 ${counts.gone} 行。`,
  fillDown: '新增的行里，自己列的公式请向下填充。',
  rowsNotUndone: '这次插入了行，Excel 可能不能再撤销这次刷新和之前的操作。',
} as const;
