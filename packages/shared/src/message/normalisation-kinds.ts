/** What each kind of dirty input is called in lists of corrections. */
const TITLES: Readonly<Record<string, string>> = {
  A01: '姓名中的间隔和称谓',
  C01: '信用代码的写法',
  D01: '日期的分隔符',
  D02: '中文写的日期',
  D03: '八位数字的日期',
  D04: '未设日期格式的日期',
  D08: '缺年份的日期',
  D12: '日期后带的时间',
  E01: '选项的写法',
  E02: '单位名称的写法',
  E03: '是与否的写法',
  M01: '电话号码的写法',
  N01: '数字中的分隔符和全角',
  N02: '数字后带的单位',
  N03: '中文写的数字',
  N04: '以元为单位的金额',
  N10: '货币符号和正负号',
  N14: '以文本存放的数字',
  P01: '百分比的写法',
  S03: '合并单元格，按上一行',
  S04: '“同上”，按上一行',
  T01: '多余的空格',
  T02: '全角字母和生僻字形',
  T03: '单元格内的换行',
};

/** The title of a kind of dirty input, or of a rule whose proposal was taken; plain words for one that is not listed. */
export function normalisationTitle(kind: string, ruleTitles: Readonly<Record<string, string>> = {}): string {
  return TITLES[kind] ?? ruleTitles[kind] ?? '其他写法';
}
