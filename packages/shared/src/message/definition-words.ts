import type { ColumnType } from '../ledger/definition.ts';
import type { Severity } from '../rule/finding.ts';
import type { RuleKind } from '../rule/vocabulary.ts';

/** What column types are called in a definition workbook. */
export const TYPE_WORDS: Readonly<Record<ColumnType['kind'], string>> = {
  text: '文本',
  longText: '长文本',
  choice: '单选',
  choices: '多选',
  day: '日期',
  month: '月份',
  wan: '金额（万元）',
  yuan: '金额（元）',
  usdWan: '金额（万美元）',
  integer: '整数',
  decimal: '小数',
  percent: '百分比',
  phone: '电话',
  person: '人名',
  persons: '多个人名',
  uscc: '统一社会信用代码',
  projectCode: '项目代码',
  unitRef: '单位',
  ref: '引用其他台账',
  yesNo: '是否',
  shares: '归属比例',
};

/** What severities are called in a definition workbook. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: '错误', explain: '要说明', info: '提示' };

/** What kinds of rules are called in a definition workbook. */
export const RULE_KIND_WORDS: Readonly<Record<RuleKind, string>> = {
  qualifying: '达标计算',
  stageImplies: '到阶段必填',
  dayOrder: '日期先后',
  notAbove: '不超过另一列',
  notAboveTimes: '不超过另一列的倍数',
  sameTwice: '行重复',
  sameElsewhere: '与别的单位重复',
  unitSlip: '金额单位疑似填错',
  nearThreshold: '略低于达标线',
  raisedOverThreshold: '近期调高越线',
  plannedPassed: '计划已过未完成',
  mustNotFall: '累计数不应下降',
  stageBack: '阶段倒退',
  changedMoreThan: '变动过大',
  notUpdatedFor: '多日未更新',
  mentionsWithoutAmount: '应写明外币金额',
  textWhileStage: '文字与阶段不符',
  sharesComplete: '比例合计为百分之百',
  notAfterToday: '日期不晚于今天',
  damagedCode: '编码被表格破坏',
  dayBeyondStage: '日期超出阶段',
  evidenceFrom: '到阶段要佐证',
  remarkWhenEnded: '终止要说明',
  refKnown: '引用的行存在',
  notBeforeLinked: '不早于引用行的日期',
  lateWithoutRow: '逾期而无记录',
  linkedVerified: '引用的成果已核定',
  sumsToWhole: '同组合计为百分之百',
  fallsInYear: '年内累计不下降',
  reasonWhenLate: '滞后要写原因',
  frozen: '定后不改',
  overdueWhile: '逾期未了',
  counts: '计次',
  notSame: '不应是同一人',
  emptyUnless: '条件不符应为空',
  workdaysAbove: '超过承诺工作日',
  namesWords: '文字涉及须审查事项',
  ownUnitOnly: '只填本单位',
  growthBeyond: '增幅过大',
};

/** What parameters of types and rules are called. A parameter without a word here goes by its own name. */
export const PARAMETER_WORDS: Readonly<Record<string, string>> = {
  maxLength: '最多字数',
  list: '行动选项表',
  notAfterToday: '不晚于今天',
  minYuan: '不少于（元）',
  aboveYuan: '大于（元）',
  min: '最小',
  digits: '位数',
  ledger: '台账',
  column: '列',
  columns: '各列',
  earlier: '先',
  later: '后',
  hint: '提示语',
  limit: '上限列',
  timesPercent: '倍数（百分之）',
  unless: '除非超过',
  matches: '重复条件',
  belowYuan: '低于（元）',
  factor: '相差倍数',
  fromBps: '起点（万分之）',
  withinDays: '天数以内',
  planned: '计划列',
  actual: '实际列',
  perYear: '按年重新累计',
  bps: '幅度（万分之）',
  fromStage: '起始阶段',
  days: '天数',
  values: '选项',
  textColumn: '文字列',
  currencies: '币种',
  stage: '阶段',
  words: '字词',
  except: '不算的字词',
  instead: '应为',
  keptDigits: '保留位数',
  ref: '引用列',
  linkedColumn: '引用行的列',
  ledgerRef: '该台账的引用列',
  when: '条件',
  achievement: '成果列',
  kinds: '成果对应',
  by: '分组列',
  month: '月份列',
  reason: '原因列',
  due: '时限列',
  value: '值',
  into: '计入列',
  other: '另一列',
  from: '起始列',
  to: '结束列',
  promised: '承诺列',
  open: '未了条件',
  law: '依据',
  of: '本期列',
  over: '对比列',
};

/** Sheets and headings of a definition workbook. */
export const DEFINITION_SHEETS = {
  ledger: { name: '台账', headings: ['项目', '内容', '怎么填'] },
  columns: {
    name: '列',
    headings: [
      '标识',
      '表头',
      '别名',
      '类型',
      '类型参数',
      '必填',
      '必填起始阶段',
      '必填条件',
      '默认本单位',
      '保密',
      '由谁填',
      '列宽',
      '填写说明',
      '示例',
    ],
  },
  choices: { name: '选项', headings: ['列标识', '选项', '也可写作（自动更正）', '也可写作（须确认）'] },
  rules: { name: '规则', headings: ['编号', '等级', '规则种类', '参数', '试行起', '生效起', '最后一日'] },
  metrics: { name: '指标', headings: ['标识', '名称', '算法', '本期列', '对比列'] },
  migration: { name: '迁移', headings: ['做法', '原列', '新列', '参数'] },
} as const;
export type DefinitionSheet = keyof typeof DEFINITION_SHEETS;

/** The lines of the sheet 台账: what each is called, and how it is filled in. */
export const LEDGER_LINES = {
  id: ['台账标识', '英文小写字母和数字，定下后不改，例如 floodDuty'],
  version: ['版本', '整数；每次修改加一'],
  minVersion: ['最低可报版本', '低于此版本的文件不再接收，一般填 1'],
  olderUntil: ['旧版本收到哪天', '日期，例如 2026-12-31；空着表示一直接收'],
  title: ['台账名称', '例如 防汛值班台账'],
  noun: ['一行称作', '例如 班次'],
  nameColumn: ['名称列', '一行用哪一列称呼，填列标识'],
  stageColumn: ['阶段列', '没有阶段就空着'],
  stageOrder: ['阶段顺序', '用顿号隔开，由先到后'],
  stageEnded: ['终止阶段', '用顿号隔开'],
  keptBy: ['由谁填报', '单位 或 区专班'],
  businessKeys: ['业务主键', '认出同一行的各列，列之间用 + ，多组用顿号，例如 dutyDay+shift'],
} as const;
export type LedgerLine = keyof typeof LEDGER_LINES;

/** Words for yes and no, confidentiality, keepers and migration steps. */
export const DEFINITION_WORDS = {
  yes: '是',
  no: '否',
  unit: '单位',
  office: '区专班',
  whileEarly: '线索在谈阶段保密',
  phone: '电话保密',
  growth: '增幅',
  rename: '改名',
  split: '拆分',
  choices: '选项改名',
  drop: '停用',
  narrow: '收紧',
  matchWhen: '条件',
  matchOpen: '须为空',
  matchBlank: '可同空',
  inspector: '督查',
  wholeColumn: '整列',
  alsoSets: '也可填',
  keptValues: '不改',
} as const;

const at = (sheet: string, cell: string): string => `工作表“${sheet}”${cell === '' ? '' : ` ${cell} `}`;

/** Sentences about a definition workbook that cannot be read: where, what, and what to write. */
export const definitionFaults = {
  sheetMissing: (sheet: string): string => `缺少工作表“${sheet}”。请从导出的样表开始填写，不要改工作表的名称。`,
  headingMissing: (sheet: string, heading: string): string =>
    `${at(sheet, '')}缺少表头“${heading}”。请按导出的样表保留第一行的表头。`,
  empty: (sheet: string, cell: string, heading: string, example: string): string =>
    `${at(sheet, cell)}“${heading}”不能为空。请填写，例如 ${example}。`,
  wrong: (sheet: string, cell: string, heading: string, value: string, instead: string): string =>
    `${at(sheet, cell)}“${heading}”填的“${value}”不对。${instead}`,
  twice: (sheet: string, cell: string, value: string): string =>
    `${at(sheet, cell)}“${value}”出现了两次。请改成不同的标识或表头。`,
  key: '标识用英文字母开头，只含英文字母和数字，例如 dutyPhone。',
  whole: '请填正整数，例如 1。',
  day: '请填日期，例如 2026-12-31。',
  oneOf: (words: readonly string[]): string => `请填其中之一：${words.join('、')}。`,
  unknownColumn: (columns: readonly string[]): string =>
    `没有这一列。请填“列”表中的标识或表头，例如 ${columns.slice(0, 3).join('、')}。`,
  unknownParameter: (known: readonly string[]): string =>
    known.length === 0 ? '这一种没有参数，请清空。' : `参数写成“名称：值”，一行一个；可用的名称：${known.join('、')}。`,
  parameterMissing: (name: string): string => `缺少参数“${name}”。请补一行，例如“${name}：…”。`,
  parameterValue: (name: string, form: string): string => `参数“${name}”应为${form}。`,
  nested: '导出样表中同类规则的写法，例如“值班日期＋班次；错误”“闸门状态=开启”',
  settingRight:
    '请写成“谁：填什么”，例如“督查、区专班：整列”“督查、区专班：已销号、重新打开；不改已销号”“督查、区专班：也可填”。',
  forms: { text: '文字', number: '整数', yesNo: '“是”或“否”', list: '用顿号隔开的若干项' },
  condition: '条件写成“列=值”或“列∈值1、值2”，例如 闸门状态=开启。',
  ruleId: '编号用一到四个大写字母加一到四位数字，各台账不同，例如 FX01。',
  ruleIdTaken: (title: string): string =>
    `这个编号“${title}”已经用了，同一编号只能用在一本台账里。请换成本台账自己的字母，例如 FX01。`,
  conditionColumn: (heading: string): string => `条件只能比较单选、文本、人名、单位列，“${heading}”不是。请换一列。`,
  noSuchChoice: (heading: string, word: string, choices: readonly string[]): string =>
    `“${heading}”没有选项“${word}”。请填其中之一：${choices.join('、')}。`,
  choiceTwice: (sheet: string, cell: string, word: string): string =>
    `${at(sheet, cell)}“${word}”在这一列的选项中出现了两次。请只留一处。`,
  noStages: '本台账没有阶段。请先在工作表“台账”填“阶段列”和“阶段顺序”，或者清空这里。',
  noSuchStage: (stage: string, order: readonly string[]): string =>
    `没有阶段“${stage}”。请填“阶段顺序”中的一个：${order.join('、')}。`,
  stageUnchecked: '“规则”表没有“到阶段必填”这一种规则，这里的要求不会检查。请加一条“到阶段必填”规则，或者清空。',
  columnKind: (parameter: string, heading: string, kind: string, fitting: readonly string[]): string =>
    `参数“${parameter}”的列“${heading}”是${kind}，这种规则看的是${fitting.join('、')}列。请换一列，或换一种规则。`,
  stageDays: '参数“天数”各阶段要对应日期列。请写成“阶段=日期列”。',
  splitColumns: '拆分要写出两个以上的新列，用顿号隔开。',
  splitSign: '请写出拆分用的分隔符，例如 ／。',
  narrowVersion: (version: string): string => `收紧只对写明的版本有效，请填本版的版本号，例如 ${version}。`,
  choicePairs: '请写成“原选项=新选项”，用顿号隔开。',
  noChoices: '单选、多选列要在“选项”表中列出选项，或在类型参数中写“行动选项表：名称”。',
} as const;
