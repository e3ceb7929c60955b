import type { SubmissionStep } from '@double-hundred/shared/submission/submission-event';

/** The steps of this period's hand-ins; units that are not here have not handed in yet. */
export const DEMO_STEPS: Readonly<Record<string, readonly SubmissionStep[]>> = {
  jiangbin: ['submit', 'approve'],
  nanwan: ['submit', 'approve', 'lock', 'askReopen'],
  gaoxinyuan: ['submit'],
  fagaiwei: ['submit', 'approve', 'lock'],
  shangwuju: ['submit', 'approve'],
  zhujianju: ['submit', 'return'],
  jiaotongju: ['submit'],
  nongyeju: ['submit', 'return'],
  weijianwei: ['submit', 'approve', 'lock'],
  jiaoyuju: ['submit'],
  kejiju: ['submit', 'approve'],
};

/** What is said at the desks of the demo. */
export const DEMO_WORDS = {
  reviewer: '单位负责人',
  ground: '合同、备案证和现场已核',
  officialGround: '统计部门已入库',
  /** Their claims wait, so that the desk has work. */
  unverifiedUnits: ['shiqiao', 'liuwan'] as readonly string[],
  reasons: {
    return: '有两个项目的“当前进展”与上期相同，请核对后重新报送。',
    askReopen: '一个项目的总投资少填一个零，需更正。',
  } as Readonly<Partial<Record<SubmissionStep, string>>>,
  reminded: ['qingshi', 'shazhou'] as readonly string[],
  entries: [
    { itemId: 'late', unit: 'qingshi', daysAgo: 12, amount: 1, ground: '第46周周报迟报2小时' },
    { itemId: 'late', unit: 'shazhou', daysAgo: 5, amount: 2, ground: '第47周周报漏报，催报后补报' },
    { itemId: 'commended', unit: 'yunxi', daysAgo: 9, amount: 1, ground: '市“双百”办第5期通报表扬' },
    { itemId: 'appraised', unit: 'gaoxinyuan', daysAgo: 3, amount: 2.5, ground: '区专班评定：要素保障到位' },
  ],
  exemption: { unit: 'fenglin', reason: '9月台风受灾，区专班会议同意免列末位' },
};
