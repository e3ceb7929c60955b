/** Texts about a damaged sheet: what is wrong with it, and what one press puts right. Content is never touched. */
export const sheetDamageText = {
  title: '表格有损坏',
  lead: '一键修复只补列名、格式、下拉列表和行标识，您填的内容一格也不改。',
  repair: (count: number): string => `一键修复（${count}处）`,
  repaired: (count: number): string => `已修复${count}处，填写的内容没有变化。`,
  partly: (count: number, left: number): string => `已修复${count}处，另有${left}处没能修复，请看提示。`,
  idMissing: (rows: number): string => `隐藏的“行标识”列不见了：将在最右边补上，并认回${rows}行原来的标识，避免重复上报。`,
  idShown: (letters: string): string => `“行标识”列（${letters}列）被显示出来了：将重新隐藏。`,
  columnMissing: (heading: string, rows: number): string =>
    rows === 0
      ? `“${heading}”列被删除了：将在最右边补上空列。`
      : `“${heading}”列被删除了：将在最右边补上这一列，并填回上次上报的${rows}行内容。`,
  columnNew: (heading: string): string => `台账要求新增了“${heading}”列：将在最右边补上空列。`,
  columnRenamed: (letters: string, now: string, was: string): string =>
    `${letters}列的列名“${now}”原来是“${was}”：将改回原列名。`,
  sheetRenamed: (was: string, now: string): string => `工作表“${was}”已改名为“${now}”：将按新名称继续，原有上报记录不变。`,
  tableGone: '台账的表格样式被转成了普通区域：将恢复成表格，筛选和自动扩展照旧可用。',
  formatsLost: (headings: string): string => `${headings}的单元格格式被粘贴覆盖：将恢复格式，免得号码变样、日期成数字。`,
  listsLost: (headings: string): string => `${headings}的下拉列表被粘贴覆盖：将恢复下拉列表。`,
  marksLost: (headings: string): string => `${headings}的错误标红被粘贴覆盖：将恢复标红。`,
  manyHeadings: (first: string, count: number): string => `${first}等${count}列`,
} as const;
