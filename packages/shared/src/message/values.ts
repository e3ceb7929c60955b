import type { ValueProblem } from '../value/kind-reading.ts';

/** Sentences about cells that cannot be read. Each names the column, shows the value and says what to write. */
type Sentence = (heading: string, shown: string, detail?: string) => ValueProblem;

const say =
  (ruleId: string, message: (heading: string, shown: string, detail: string) => string, expected: string): Sentence =>
  (heading, shown, detail = '') => ({ ruleId, message: message(heading, shown, detail), expected });

const DAY_EXPECTED = '填写完整日期，如 2026-09-15。';
const MONEY_EXPECTED = '只填一个确定的数，单位按表头（万元），如 12000。';

export const VALUE_PROBLEMS = {
  dateNotExist: say(
    'DATE_NOT_EXIST',
    (h, v, d) => `“${h}”填的“${v}”不是有效日期${d === '' ? '' : `：${d}`}，请核对日期。`,
    DAY_EXPECTED,
  ),
  dateNoDay: say('DATE_NO_DAY', (h, v) => `“${h}”填的“${v}”只到月份，缺少日。`, '请填写完整日期，如 2026-09-01。'),
  dateYearOnly: say(
    'DATE_YEAR_ONLY',
    (h, v) => `“${h}”只填了年份“${v}”，在日期格式的单元格里会显示成1905年。`,
    '请填写年月日，如 2026-09-15。',
  ),
  dateAmbiguousMonth: say(
    'DATE_AMBIGUOUS_MONTH',
    (h, v, d) => `“${h}”填的 ${v} 分不清是${d}（Excel 会丢掉末尾的0）。`,
    '请写成完整日期，如 2026-10-01。',
  ),
  dateVague: say(
    'DATE_VAGUE',
    (h, v) => `“${h}”填的“${v}”不是具体日期。`,
    '请填写具体日期；计划日期填该时段最后一天，如 2026-05-31。',
  ),
  dateRange: say(
    'DATE_RANGE',
    (h, v) => `“${h}”填的“${v}”是一段时间，本列只填一个日期。`,
    '起止日期请分填两列，本列填一个日期，如 2026-05-01。',
  ),
  monthFormat: say('DATE_VAGUE', (h, v) => `“${h}”填的“${v}”不是月份。`, '请填写年月，如 2026-09。'),
  numberVague: say('NUM_VAGUE', (h, v) => `“${h}”填的“${v}”不是确定数额。`, '请填确定数额，不写“约”“以上”或区间，如 12000。'),
  numberCurrency: say(
    'NUM_CURRENCY',
    (h, v) => `“${h}”填的“${v}”是外币。`,
    '请折算成人民币万元填写，如 12000，并在备注写明原币金额和汇率日期。',
  ),
  moneyFormat: say('NUM_FORMAT', (h, v) => `“${h}”应填数字，“${v}”读不出数额。`, MONEY_EXPECTED),
  moneyTooLarge: say(
    'NUM_FORMAT',
    (h, v) => `“${h}”填的“${v}”超出可能的范围。`,
    '请核对数额和单位，本列单位一般为万元，如 12000。',
  ),
  moneyPrecision: say(
    'NUM_PRECISION',
    (h, v) => `“${h}”填的“${v}”精确到了一元以下。`,
    '请填到元为止（以万元为单位时最多四位小数），如 12000.5。',
  ),
  moneyNegative: say('NUM_NEGATIVE', (h, v) => `“${h}”不能为负数，现填的是“${v}”。`, '请填 0 或正数，如 12000。'),
  moneyNotPositive: say('NUM_NEGATIVE', (h, v) => `“${h}”必须大于 0，现填的是“${v}”。`, '请填大于 0 的数，如 12000。'),
  numberFormat: say('NUM_FORMAT', (h, v) => `“${h}”应填数字，“${v}”不是数字。`, '请只填数字，如 46.5。'),
  integerFormat: say('NUM_FORMAT', (h, v) => `“${h}”应填整数，“${v}”不是整数。`, '请只填整数，如 12。'),
  numberNegative: say('NUM_NEGATIVE', (h, v, d) => `“${h}”不能小于 ${d}，现填的是“${v}”。`, '请核对后填写，如 12。'),
  decimalPrecision: say(
    'NUM_PRECISION',
    (h, v, d) => `“${h}”最多保留 ${d} 位小数，现填的是“${v}”。`,
    '请按规定的位数填写，如 46.25。',
  ),
  percentAmbiguous: say('PCT_AMBIGUOUS', (h, v, d) => `“${h}”填的“${v}”分不清是 ${d}。`, '请带上百分号填写，如 80%。'),
  percentFormat: say('NUM_FORMAT', (h, v) => `“${h}”应填百分比，“${v}”读不出比例。`, '请填 0 到 100 之间带百分号的数，如 80%。'),
  percentPrecision: say(
    'NUM_PRECISION',
    (h, v) => `“${h}”填的“${v}”精确到了万分之一以下。`,
    '百分比最多保留两位小数，如 33.33%。',
  ),
  sharesFormat: say(
    'NUM_FORMAT',
    (h, v) => `“${h}”填的“${v}”读不出各单位的比例。`,
    '请写成“单位：百分比”，用顿号隔开，如 石桥镇：60%、区商务局：40%。',
  ),
  phoneLength: say(
    'PHONE_LEN',
    (h, v, d) => `“${h}”填的“${v}”不是完整号码${d === '' ? '' : `：手机号应为11位，现为${d}位`}。`,
    '请填11位手机号或带区号的座机，如 13800001111 或 0594-1234567。',
  ),
  phoneScientific: say(
    'PHONE_SCI',
    (h, v) => `“${h}”的号码已变成科学计数“${v}”，末尾几位丢失。`,
    '请把该列设为“文本”格式后重填，如 13800001111。',
  ),
  usccFormat: say(
    'USCC_FORMAT',
    (h, v, d) => `“${h}”填的“${v}”不是统一社会信用代码：${d}。`,
    '请照营业执照填18位代码，如 91350100M000100Y43；代码中没有字母 I、O、Z、S、V。',
  ),
  usccCheck: say(
    'USCC_CHECK',
    (h, v) => `“${h}”填的“${v}”校验位不符，有一位填错了。`,
    '请照营业执照核对（易混：O 与 0、I 与 1），如 91350100M000100Y43。',
  ),
  codePrecision: say(
    'CODE_PRECISION',
    (h, v) => `“${h}”的末几位已被 Excel 改成 0 或科学计数，现显示为“${v}”。`,
    '请先把该列设为“文本”格式再重填，如 91350100M000100Y43。',
  ),
  projectCodeFormat: say(
    'PROJECT_CODE_FORMAT',
    (h, v) => `“${h}”填的“${v}”不是投资项目代码。`,
    '请照赋码单填24位代码（含连字符），如 2609-320698-04-01-123456。',
  ),
  projectCodePrecision: say(
    'CODE_PRECISION',
    (h, v) => `“${h}”的末几位已被 Excel 改成 0 或科学计数，现显示为“${v}”。`,
    '请先把该列设为“文本”格式再重填，如 2609-320698-04-01-123456。',
  ),
  nameWithPhone: say(
    'NAME_WITH_PHONE',
    (h, v) => `“${h}”填的“${v}”里有电话号码。`,
    '姓名和电话请分开填写，本列只填姓名，如 张三。',
  ),
  textTooLong: say(
    'TEXT_TOO_LONG',
    (h, v, d) => `“${h}”超过${d}字：“${v}”。`,
    '请精简后填写，其余内容可写入备注，如 智能装备产业园（一期）。',
  ),
  yesNoUnknown: say('ENUM_UNKNOWN', (h, v) => `“${h}”应填“是”或“否”，现填的是“${v}”。`, '请填 是 或 否，如 是。'),
} as const satisfies Record<string, Sentence>;

/** A cell whose formula failed, in any column; `example` is a value the column takes. */
export function formulaError(heading: string, shown: string, example: string): ValueProblem {
  return {
    ruleId: 'FORMULA_ERROR',
    message: `“${heading}”的公式出错，显示为 ${shown}。`,
    expected: `请改正公式，或直接填写内容，如 ${example}。`,
  };
}

/** A word that is not in the list of a column; `suggestion` is the choice the clerk probably meant. */
export function choiceUnknown(heading: string, shown: string, choices: readonly string[], suggestion?: string): ValueProblem {
  const hint = suggestion === undefined ? '' : `您是不是要填“${suggestion}”？`;
  return {
    ruleId: 'ENUM_UNKNOWN',
    message: `“${heading}”填的“${shown}”不在可选范围内。${hint}`,
    expected: `请从下列选项中选填：${choices.join('、')}，如 ${suggestion ?? choices[0] ?? ''}。`,
    ...(suggestion === undefined ? {} : { fix: suggestion }),
  };
}

/** A word that means something, but not what the clerk may think: 框架协议 is not 签约. */
export function choiceMisleading(heading: string, shown: string, proposed: string): ValueProblem {
  return {
    ruleId: 'ENUM_UNKNOWN',
    message: `“${heading}”填的“${shown}”不是规定的说法，按规定应算“${proposed}”。`,
    expected: `请核实后选填，如 ${proposed}。`,
    fix: proposed,
  };
}

/** A unit that is not in the list of units; `suggestion` is the id and name of the unit the clerk probably meant. */
export function unitUnknown(
  heading: string,
  shown: string,
  example: string,
  suggestion?: { readonly id: string; readonly name: string },
): ValueProblem {
  const hint = suggestion === undefined ? '' : `您是不是要填“${suggestion.name}”？`;
  return {
    ruleId: 'UNIT_UNKNOWN',
    message: `“${heading}”填的“${shown}”不在责任单位名录里。${hint}`,
    expected: `请填名录中的一个单位，如 ${suggestion?.name ?? example}。`,
    ...(suggestion === undefined ? {} : { fix: suggestion.id }),
  };
}

/** What is wrong with a day the calendar does not have. */
export function impossibleDay(year: number, month: number, day: number, lastDay: number | null): string {
  if (lastDay === null) return `${year}年没有${month}月`;
  return `${year}年${month}月没有${day}日`;
}
