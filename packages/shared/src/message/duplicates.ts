/** Sentences about projects that several units report. */
export const duplicateTexts = {
  sameCode: '项目代码相同',
  sameUscc: '统一社会信用代码相同',
  sameName: '项目名称相同',
  likeName: '项目名称相近',
  sameInvestor: '投资方或项目公司相同',
  nearAmount: (percent: number) => `总投资相差不超过 ${percent}%`,
  likePlace: '建设地点相近',
  noCase: '没有找到这个疑似重复案件：请刷新列表后重试。',
  leadOutside: '牵头的行不在本案之内：请从本案列出的行中选择。',
  unknownUnit: (unitId: string) => `不在填报单位名录里：“${unitId}”。请用 GET /api/v1/units 给出的单位编号。`,
  notProposed: '本案还没有提出处理意见，或单位的意见已经收齐：请刷新后查看。',
  notConcerned: '本案的处理意见没有涉及贵单位的份额，无需确认。',
  alreadyDecided: '本案已经决定。如需改变，请重新作出决定，系统会以新的调整记录更正数字。',
  openObjections: (names: readonly string[]) => `还有单位没有同意：${names.join('、')}。请先协商，或写明理由后径行决定。`,
  adjustedByCase: (caseNo: string) => `疑似重复案件 ${caseNo}：按区专班的处理决定调整`,
  decisionNote: (name: string, caseNo: string) => `疑似重复案件 ${caseNo}：按“${name}”处理`,
  followUpNote: (caseNo: string) => `疑似重复案件 ${caseNo}：相关行有变动，调整随之更正`,
  decisions: { same: '同一项目', capitalIncrease: '增资扩产', nextPhase: '后续各期', different: '不同项目' },
} as const;

/** Sentences about adjustments entered by the district office. */
export const adjustmentTexts = {
  unknownUnit: (unitId: string) => `不在填报单位名录里：“${unitId}”。请用 GET /api/v1/units 给出的单位编号。`,
  nothing: '数量和金额都是 0，没有可调整的：请填写要增加（正数）或减少（负数）的数量或金额。',
  wholeCount: (count: number) => `本行动不按份额计数，数量只能填整数（如 1 或 -1），不能是 ${count}。只调整金额时，数量填 0。`,
  dayOutside: (firstDay: string, today: string) => `调整日期应在活动开始（${firstDay}）至今天（${today}）之间。`,
  knownAtFuture: '“当时已知”的时间不能晚于现在：请改为过去的时间。',
} as const;
