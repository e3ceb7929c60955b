/** Words by which clerks refer to the cell above, squeezed (NFKC, no spaces). 〃, ″ and " are seen in the wild. */
export const dittoWords: readonly string[] = [
  '同上',
  '同前',
  '〃',
  '〞',
  '″',
  '′′',
  '"',
  '“',
  '”',
  '""',
  '..',
  '同上。',
  '（同上）',
  '(同上)',
];

/** How rows begin that are no rows of a ledger, as patterns of a spreadsheet (* is any text). */
export const NOT_A_ROW_PATTERNS: readonly string[] = [
  '合计*',
  '合 计*',
  '总计*',
  '共计*',
  '小计*',
  '*小计',
  '其中*',
  '例',
  '示例*',
  '填报人*',
  '填表人*',
  '制表*',
  '审核*',
  '负责人*',
  '经办人*',
  '联系电话*',
  '填报日期*',
  '注：*',
  '注:*',
  '说明：*',
];

/** Words that make an amount uncertain, and currencies that are not ours. */
export const UNCERTAIN_AMOUNT_WORDS: readonly string[] = ['约', '左右', '以上', '以下', '以内', '不低于', '超过', '至少'];
export const FOREIGN_MONEY_WORDS: readonly string[] = ['美元', '美金', '港元', '港币', '欧元', '日元', '英镑', '$'];
