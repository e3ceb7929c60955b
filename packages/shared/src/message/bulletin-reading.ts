import { dayWords } from '../bulletin/figure-words.ts';
import { ACHIEVEMENT_NAMES } from './figure-names.ts';

const DECISIONS = { confirm: '核定通过', refuse: '不予核定', withdraw: '撤回核定' } as const;

/** Words around a bulletin that is read: by a unit in the pane, and the rows that moved in a correction. */
export const BULLETIN_READING = {
  title: '通报',
  loading: '正在取通报…',
  none: '还没有发布过通报。发布后在这里看。',
  again: '重新查看',
  open: (notice: string, title: string): string => `打开${notice}，${title}`,
  asOf: (day: string, basis: string): string => `截至${day} · ${basis}`,
  published: (time: string): string => `${time}发布`,
  correctedBy: '已有更正通报',
  correction: '更正通报',
  back: '返回通报列表',
  own: (unit: string): string => `底色标出的是${unit}。`,
  notNamed: (unit: string): string => `正文里没有单独提到${unit}，本单位的数见附件。`,
  annexes: '附件',
  moves: {
    title: '变化的项目',
    ownTitle: '本单位变化的项目',
    none: '没有项目变化：数的变化来自调整、目标或计分，原因见更正内容。',
    noneOwn: '本单位没有项目变化。',
    kind: (kind: keyof typeof ACHIEVEMENT_NAMES): string => ACHIEVEMENT_NAMES[kind],
    heads: { unit: '单位', project: '项目', kind: '类别', before: '原通报', after: '现在', ground: '依据' },
    part: (day: string, share: string, yi: string): string => `${dayWords(day)}，计${share}个，${yi}亿元`,
    absent: '未计入',
    decided: (decision: keyof typeof DECISIONS, ground: string, by: string, time: string): string =>
      `${DECISIONS[decision]}：${ground.replace(/。$/, '')}（${by}，${time}）`,
    edited: (by: string, time: string): string => `修改台账（${by}，${time}）`,
    unknown: '不是本单位填报，或行动设定有变化',
    more: (count: number): string => `另有 ${count} 项没有列出，请在台账和核定记录里查看。`,
  },
} as const;
