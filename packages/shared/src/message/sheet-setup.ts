/** Texts of taking a clerk's own sheet into use: the columns to confirm, and what is done to the sheet. */
export const sheetSetupText = {
  title: '核对列名',
  lead: (sheet: string): string =>
    `“${sheet}”不是平台的模板，请核对每一列对应什么。确认后只在最右边加一列隐藏的“行标识”，表中内容不动。`,
  own: '您的列',
  ledger: '台账的列',
  none: '不是台账的列（不上报）',
  scale: '单位',
  missing: (headings: string): string => `还缺必填的列：${headings}。表中有的话请在上面选好，没有的话请在表头补上。`,
  twice: (heading: string): string => `“${heading}”选了两次，请只留一列。`,
  nameMissing: (heading: string): string => `请选出哪一列是“${heading}”。`,
  confirm: '核对无误，开始使用',
  first: '上报前请先核对列名：看“核对列名”里每一列对应什么，再点“核对无误，开始使用”。',
  done: '已记下列的对应关系，以后改列名、换位置都认得。',
  undone: '已撤销：行标识列和对应关系都已去掉，工作表恢复原样。',
  undoGone: '这张表已有行标识或已上报，不能再撤销。',
  several: (sheets: readonly string[]): string =>
    `这个文件里有${sheets.length}张同样的台账（${sheets.join('、')}），只能用其中一张上报。请选择用哪一张，另一张不会改动。`,
  use: (sheet: string): string => `用“${sheet}”`,
  outdated: (version: number, current: number, headings: string): string =>
    `这份模板是第${version}版，台账要求已更新到第${current}版，新增了“${headings}”。请点“一键修复”补上新列再填写上报，已填内容不会丢失。`,
} as const;
