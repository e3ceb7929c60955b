import type { Column, ColumnType } from '../ledger/definition.ts';
import type { Finding } from '../rule/finding.ts';
import { shorten } from '../value/clean-text.ts';

const DATE = { ruleId: 'DATE_VAGUE', expected: '日期写作年-月-日，如 2026-09-15。' };
const MONEY = { ruleId: 'NUM_FORMAT', expected: '金额以元为单位写成整数，如 120000000。' };
const NAME = { ruleId: 'VALUE_FORM', expected: '写姓名文本，多人写成列表，如 张三。' };
const TEXT = { ruleId: 'VALUE_FORM', expected: '写成文本，如 江湾新城智能装备产业园项目。' };

/** Rule id and wanted form of a canonical value, by kind of column. */
const FORMS: Readonly<Record<ColumnType['kind'], { readonly ruleId: string; readonly expected: string }>> = {
  text: TEXT,
  longText: TEXT,
  choice: { ruleId: 'ENUM_UNKNOWN', expected: '写列表中的一个选项，如 签约。' },
  choices: { ruleId: 'ENUM_UNKNOWN', expected: '写选项的列表，如 ["省重大"]。' },
  day: DATE,
  month: { ruleId: 'DATE_VAGUE', expected: '月份写作年-月，如 2026-09。' },
  wan: MONEY,
  yuan: MONEY,
  usdWan: { ruleId: 'NUM_FORMAT', expected: '外币金额以美分为单位写成整数，如 500000000。' },
  integer: { ruleId: 'NUM_FORMAT', expected: '写整数，如 12。' },
  decimal: { ruleId: 'NUM_FORMAT', expected: '写成不带多余零的数字文本，如 "46.5"。' },
  percent: { ruleId: 'NUM_FORMAT', expected: '百分比以万分之一为单位写成整数，如 8000 表示 80%。' },
  phone: { ruleId: 'PHONE_LEN', expected: '写11位手机号或带区号的座机，如 13800001111。' },
  person: NAME,
  persons: NAME,
  uscc: { ruleId: 'USCC_FORMAT', expected: '写18位大写代码，如 91350100M000100Y43。' },
  projectCode: { ruleId: 'PROJECT_CODE_FORMAT', expected: '写带连字符的24位代码，如 2609-320698-04-01-123456。' },
  unitRef: { ruleId: 'UNIT_UNKNOWN', expected: '写单位编号，如 shiqiao。' },
  ref: { ruleId: 'VALUE_FORM', expected: '写成 {rowId, text}，如 {"text": "智能装备产业园项目"}。' },
  yesNo: { ruleId: 'ENUM_UNKNOWN', expected: '写 true 或 false，如 true。' },
  shares: { ruleId: 'NUM_FORMAT', expected: '写成单位与万分比的列表，如 [{"unit": "shiqiao", "bps": 10000}]。' },
};

/** The finding for a sent value whose form is not canonical. */
export function wireProblem(column: Column, shown: string): Finding {
  const { ruleId, expected } = FORMS[column.type.kind];
  return {
    ruleId,
    severity: 'error',
    column: column.key,
    message: `“${column.heading}”收到的值“${shorten(shown)}”不是规定的格式。`,
    expected,
  };
}
