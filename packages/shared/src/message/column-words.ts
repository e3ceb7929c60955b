import type { Column } from '../ledger/definition.ts';

const TYPE_WORDS: Readonly<Record<Column['type']['kind'], string>> = {
  text: '文字',
  longText: '长文字',
  choice: '单选',
  choices: '多选，用顿号隔开',
  day: '日期，如 2026-09-15',
  month: '月份，如 2026-09',
  wan: '金额，单位万元',
  yuan: '金额，单位元',
  usdWan: '金额，单位万美元',
  integer: '整数',
  decimal: '小数',
  percent: '百分比，如 80%',
  phone: '电话号码',
  person: '一个姓名',
  persons: '姓名，用顿号隔开',
  uscc: '18位信用代码，文本格式',
  projectCode: '24位项目代码，文本格式',
  unitRef: '单位名称',
  ref: '另一本台账里的名称',
  yesNo: '是或否',
  shares: '单位:百分比，合计100%',
};

/** Words for the columns of a ledger in templates, the pane and the manual. */
export const columnWords = {
  type: (kind: Column['type']['kind']): string => TYPE_WORDS[kind],
  unit: { wan: '万元', yuan: '元', usdWan: '万美元' },
  always: '必填',
  alwaysDefaultOwn: '必填（空着就是本单位）',
  optional: '选填',
  when: (heading: string, values: string): string => `“${heading}”为“${values}”的必填`,
  fromStage: (stage: string): string => `到“${stage}”阶段必填`,
  fromStageWhen: (stage: string, heading: string, value: string): string => `“${heading}”为“${value}”的，到“${stage}”阶段必填`,
  fromStageElseExplain: (stage: string): string => `到“${stage}”阶段应填，没有的要说明`,
  whileEarly: '线索、在谈阶段对其他单位保密',
  phoneOnly: '只有本单位、区专班和督查人员可见',
};
