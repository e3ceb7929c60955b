/** Why a change of campaign, units or accounts is refused. */
export const setupTexts = {
  noPerson: (id: string): string => `没有账号“${id}”，请刷新后重试。`,
  notYourself: '不能停用自己的账号；请由另一位管理员来做。',
  lastAdmin: '这是最后一个可用的管理员账号，不能停用。',
  unitGone: (names: readonly string[]): string =>
    `已建立的单位不能删除：${names.join('、')}。不再使用的单位请保留，停用其账号即可。`,
  unitId: (id: string): string => `单位代号“${id}”不对，应为小写字母开头的字母和数字，例如 shiqiao。`,
  unitTwice: (what: string): string => `“${what}”出现了两次：单位代号和名称都不能重复，请改正。`,
  windowOrder: '结束日期不能早于开始日期，请改正。',
  daysDiffer: (days: number): string => `开始到结束共 ${days} 天，与填写的天数不符，请改为 ${days}。`,
  lightOrder: '绿灯的界限应不低于黄灯的界限，例如绿灯 0、黄灯 −10。',
  tableMissing: '按“序时表”计算时，请至少填写一行日期和比例。',
  tableOrder: '序时表的日期应由早到晚、比例应由小到大，请改正。',
  otherCampaign: '行动的编号不能改动，请保留原来的编号。',
} as const;
