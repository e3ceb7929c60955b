import { yuanText } from './amount.ts';

/** Sentences about scoring rules, entries, exemptions and bonuses. */
export const appraisalTexts = {
  unknownGroup: (item: string, group: string) =>
    `计分项“${item}”用到了没有定义的分组“${group}”：请先在“分组”里定义它，或改用已有的分组。`,
  unknownUnit: (unitId: string) => `不在填报单位名录里：“${unitId}”。请用 GET /api/v1/units 给出的单位编号。`,
  ungrouped: (names: readonly string[]) =>
    `这些单位不在任何分组里，不会得分：${names.join('、')}。请把它们或它们的类别加入一个分组。`,
  unknownItem: (itemId: string) => `计分办法里没有编号为“${itemId}”的计分项：请从现行计分办法里选择。`,
  notEntered: (title: string) => `“${title}”由系统按数据计算，不能手工录入：只有“事项加减分”和“评定得分”可以录入。`,
  wholeOccurrences: (title: string) => `“${title}”按次数计分：请填 1 以上的整数，例如 1。`,
  notInGroup: (title: string, unitName: string) => `“${title}”不适用于${unitName}所在的分组：请换一个计分项或单位。`,
  dayOutside: (firstDay: string, today: string) => `日期应在活动开始（${firstDay}）至今天（${today}）之间。`,
  reopened: '销号后重新打开',
  demandMissed: (demand: string) => `整改要求“${demand}”没有按时到位`,
  demandLate: '督查整改要求没有按时到位',
  noEntry: '没有找到这一条录入：可能已被撤回，请刷新后重试。',
  alreadyWithdrawn: '这一条已经撤回过了，无需再次撤回。',
  bonusBasis: (achievement: string, day: string) => `${day} ${achievement}已核定，按考核办法计发项目奖金`,
  noBonusRules: '计分办法里没有设置奖金：请先在计分办法中设置奖金的成果种类、分档和比例。',
  bonusFormula: (steps: readonly { partYuan: number; perMille: number }[], yuan: number, capYuan: number | null) =>
    `${steps.map((step) => `${yuanText(step.partYuan)} × ${step.perMille}‰`).join(' + ')}${capYuan === null ? '' : `，超过封顶，按 ${yuanText(capYuan)} 计`} = ${yuan} 元`,
} as const;
