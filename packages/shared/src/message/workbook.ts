/** Texts about a sheet as a whole: its heading, its columns and its total lines. */
export const workbookMessages = {
  ledgerNotFound: (title: string, nameHeading: string, headings: readonly string[]) =>
    `没有找到“${title}”的表头：表头行要有“${nameHeading}”和至少三个其他列名，例如“${headings.join('、')}”。请核对是否选对了台账，或下载模板对照列名。`,
  noLedger:
    '没有在文件里找到任何台账的表头：表头行要有项目名称等至少四个列名。请核对是否选对了文件，或下载模板对照列名，例如“全部台账”模板。',
  otherUnit: (owner: string, unit: string) =>
    `这份文件是${owner}的台账，不能导入到${unit}。请改选${owner}，或上传${unit}自己的文件；没有任何内容被改动。`,
  severalSheets: (title: string, sheets: readonly string[]) =>
    `文件里有 ${sheets.length} 张“${title}”（${sheets.join('、')}），分不清用哪一张。请把不用的那张移到别的文件，或隐藏后再上传；没有任何内容被改动。`,
  columnMissing: (heading: string, headerRow: number) => ({
    message: `表头（第${headerRow}行）缺少必填列“${heading}”，本表各行暂不能报送。`,
    expected: `请在表头加一列“${heading}”并逐行填写，或改用模板。`,
  }),
  columnTwice: (heading: string, letters: readonly string[]) => ({
    message: `“${heading}”在表头出现了 ${letters.length} 次（${letters.join('、')} 列），只读取 ${letters[0]} 列。`,
    expected: `请只保留一列“${heading}”，其余的删去或改名，例如改为“${heading}（旧）”。`,
  }),
  totalLine: (line: string, row: number, heading: string, stated: string, summed: string, difference: string) => ({
    message: `${line}行（第${row}行）“${heading}”写的是 ${stated} 万元，逐行相加为 ${summed} 万元，相差 ${difference} 万元。`,
    expected: `请核对是否有漏填、多填，或有数字存成了文本（求和公式会跳过）；改正后应为 ${summed}。`,
  }),
  deferred: (rows: number) => ({
    message: `平台正忙，有 ${rows} 行这次没有来得及存，其余各行的结果已经算数。`,
    expected: '请过一会儿把同一份文件再导入一次：已存的行会认出来，不会重复。',
  }),
  lineName: { total: '合计', subtotal: '小计' },
} as const;
