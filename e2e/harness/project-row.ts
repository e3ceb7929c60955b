/** A signed project as a clerk would paste it into columns D to AK of the template; nothing in it is wrong. */
export const SIGNED_PROJECT: Readonly<Record<string, string>> = {
  D: '工业',
  E: '高端装备',
  F: '苏陵华川轴承集团有限公司',
  G: '省外',
  J: '新建厂房3万平方米，建设轴承生产线4条，形成年产800万套轴承的生产能力。',
  K: '石桥镇迎宾大道99号',
  L: '石桥镇',
  M: '石桥镇',
  O: '12000',
  P: '9600',
  S: '2000',
  T: '60.5',
  U: '签约',
  V: '2026-9-10',
  AB: '2026-12-20',
  AC: '2027-12-31',
  AE: '何建平',
  AF: '姜思源',
  AG: '13800001666',
  AH: '钱云舒、陆雨桐',
  AI: '投资合同已签订，正在办理公司注册。',
  AK: '江招合〔2026〕99号',
};

/** Tab-separated text of these columns, from the first to the last, empty in between. */
export function tabSeparated(columns: Readonly<Record<string, string>>): string {
  const byNumber = new Map(Object.entries(columns).map(([letters, text]) => [numberOf(letters), text]));
  const numbers = [...byNumber.keys()];
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) => byNumber.get(first + index) ?? '').join('\t');
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
