import { BASIS_NAMES } from '../figure-names.ts';
import type { Basis } from '../../campaign/campaign.ts';

/** Words around figures: lights, gaps, and the way down from a figure to rows and revisions. */
export const FIGURES = {
  lights: { green: '绿灯', amber: '黄灯', red: '红灯', grey: '无目标' },
  noGap: '—',
  ahead: (points: string): string => `超前 ${points} 个百分点`,
  behind: (points: string): string => `落后 ${points} 个百分点`,
  even: '与序时持平',
  yi: (amount: string): string => `${amount} 亿元`,
  count: (count: string): string => `${count} 个`,
  rowsTitle: (unit: string, kind: string, basis: Basis): string => `${unit} · ${kind} · ${BASIS_NAMES[basis]}`,
  rowsLead: (asOf: string, rows: number, count: string, amount: string): string =>
    `截至 ${asOf}，${rows} 个项目，计 ${count} 个、${amount} 亿元`,
  rowsFirst: (rows: number): string => `先列前 ${rows} 个项目，看完全部后给出合计`,
  rowsEmpty: '这个数背后没有项目。',
  rowsOfNow: '下面是现在的明细。当时已知的数以总览上的为准，逐行的变化请看修改记录。',
  rowsHead: { project: '项目', unit: '填报单位', day: '日期', count: '计数', amount: '金额（亿元）', note: '备注' },
  sharedWith: (units: string): string => `与${units}同报`,
  adjustments: '更正',
  unexplained: '待说明',
  revisions: '修改记录',
  revisionsOf: (project: string): string => `修改记录 · ${project}`,
  revision: (rev: number, by: string, time: string): string => `第 ${rev} 版　${by}　${time}`,
  created: '新报',
  deleted: '已删除',
  confirmed: '确认无变化',
  change: (heading: string, from: string, to: string): string => `${heading}：${from} → ${to}`,
  value: (heading: string, value: string): string => `${heading}：${value}`,
  typed: (heading: string, typed: string): string => `${heading} 原填“${typed}”`,
  reason: (rule: string, text: string): string => `${rule}，说明：${text}`,
  blank: '（空）',
  yes: '是',
  no: '否',
  wan: (amount: number): string => `${amount} 万元`,
  openRows: (unit: string, kind: string): string => `${unit}${kind}：看明细`,
} as const;
