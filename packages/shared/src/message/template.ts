import { BASIS_NAMES } from './figure-names.ts';

/** Texts of the workbooks the product hands out: the template to fill in and the consolidated workbook. */
export const templateText = {
  title: (campaign: string, ledger: string) => `${campaign}${ledger}`,
  handedInBy: (unit: string) => `填报单位：${unit}`,
  unitLine: '单位：万元',
  mark: '漏填或有错',
  legend: '这样标出，改好即消失；深色列名为必填；选中单元格可看填写说明；带窗格时另有逐条说明',
  rowNumber: '序号',
  allLedgers: '全部台账',
  fileName: (unit: string, ledger: string) => `${unit}${ledger}.xlsx`,
  required: '必填。',
  requiredFrom: (stage: string) => `“${stage}”起必填。`,
  prompt: (required: string, help: string, example: string) => `${required}${help}${example === '' ? '' : `\n例：${example}`}`,
  notInList: (heading: string) => `“${heading}”请从下拉列表中选择。`,
  unitNotInList: (heading: string) => `“${heading}”不在单位名录中，仍要填写吗？建议从下拉列表中选择。`,
  listSheet: '选项',
  listHeads: {
    blank: '空格写法',
    notRows: '非项目行',
    codePlaces: '代码位次',
    codeWeights: '代码权重',
    stageWords: '阶段写法',
    stagePlaces: '阶段次序',
  },
  yes: '是',
  no: '否',
  idTitle: '行标识',
  idHelp: '系统用来认出这一行，请不要填写、修改或删除。',
  footer: (foot: string) => `&L${foot.replaceAll('&', '&&')}&C第 &P 页，共 &N 页&R打印：&D`,
} as const;

/** Texts of the consolidated workbook. */
export const totalsWorkbookText = {
  title: (campaign: string) => `${campaign}进展情况汇总表`,
  sheet: '汇总表',
  unitLine: '单位：个、亿元',
  asOf: (day: string, elapsed: number, days: number, share: string) =>
    `截至 ${day}（第 ${elapsed} 天 / 共 ${days} 天，序时进度 ${share}）`,
  number: '序号',
  unit: '单位',
  group: { signed: '新签约', started: '新开工', completed: '新竣工', inProduction: '新投产' },
  heading: {
    target: '目标',
    count: '完成',
    completion: '完成率',
    gap: '序时差\n（百分点）',
    yuan: '总投资\n（亿元）',
    light: '亮灯',
    unexplained: '其中待说明',
  },
  total: '合计',
  light: { green: '绿灯', amber: '黄灯', red: '红灯', grey: '未定目标' },
  basis: BASIS_NAMES,
  source: (basis: string, seq: number, at: string) =>
    `数据来源：各单位报送的项目总台账；口径：${basis}；数据序号 ${seq}；生成时间 ${at}。`,
  note: '注：完成率＝完成÷目标；序时差＝完成率－序时进度；合计按公式求和；亮灯以序时差判定，区级合计的亮灯按区目标判定。',
  fileName: (campaign: string, day: string) => `${campaign}汇总表${day}.xlsx`,
} as const;
