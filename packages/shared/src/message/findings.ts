import type { Severity } from '../rule/finding.ts';
import { percentText, yuanText } from './amount.ts';

/** What a finding says: what is wrong with the value, and what to write instead with an example. */
export interface FindingText {
  readonly message: string;
  readonly expected: string;
}

/** An amount beside the heading of its column. */
export interface NamedYuan {
  readonly heading: string;
  readonly yuan: number;
}

/** A value as people read it beside the heading of its column. */
export interface Shown {
  readonly heading: string;
  readonly shown: string;
}

/** A day beside the heading of its column. */
export interface NamedDay {
  readonly heading: string;
  readonly day: string;
}

/** What to do with a day ahead of today: leave the row for later, empty the cell, or also mend the state that asks for it. */
export interface WhenAhead {
  readonly isMonth: boolean;
  readonly mend: 'row' | 'cell' | { readonly heading: string };
}

const orExplain = (example: string) => `如属实，请写明原因，例如：${example}。`;
/** An example that is a sentence of its own loses its full stop where the sentence around it goes on. */
const inSentence = (example: string) => example.replace(/。$/u, '');
const named = (item: NamedYuan) => `“${item.heading}”${yuanText(item.yuan)}`;
const dated = (item: NamedDay) => `“${item.heading}”${item.day}`;

const clipped = (text: string) => (text.length > 60 ? `${Array.from(text).slice(0, 60).join('')}…` : text);
const valuesOf = (values: readonly Shown[]) => values.map(({ heading, shown }) => `“${heading}”“${clipped(shown)}”`).join('、');

/** REQUIRED and the rules of the ledgers: every sentence a checked row can show. */
export const findingText = {
  required: (heading: string, example: string): FindingText => ({
    message: `“${heading}”是空的，这一列每行都要填。`,
    expected: `请填写“${heading}”，例如：${example}`,
  }),

  stageImplies: (stage: { heading: string; value: string; from: string }, heading: string, example: string): FindingText => ({
    message: `“${stage.heading}”为“${stage.value}”，“${heading}”却是空的。`,
    expected: `请填写“${heading}”，例如：${inSentence(example)}；如果项目还没到“${stage.from}”，请把“${stage.heading}”改成实际阶段。`,
  }),

  dayOrder: (later: NamedDay, earlier: NamedDay, severity: Severity, hint: string | undefined): FindingText => ({
    message: `${dated(later)} 早于${dated(earlier)}${hint === undefined ? '' : `（${hint}）`}。`,
    expected:
      severity === 'error'
        ? `“${later.heading}”应在“${earlier.heading}”当天或之后，请核对改正，例如：${earlier.day}。`
        : severity === 'explain'
          ? `请核对这两个日期；${orExplain('“经区政府同意先行施工，手续已补办”')}`
          : `请核对这两个日期，填错的请改正，例如：${earlier.day}；属实就不用改。`,
  }),

  notAbove: (value: NamedYuan, limit: NamedYuan, severity: Severity): FindingText => ({
    message: `${named(value)}，大于${named(limit)}。`,
    expected:
      severity === 'error'
        ? `“${value.heading}”不能大于“${limit.heading}”，请核对这两个数和单位，例如：不超过 ${yuanText(limit.yuan)}。`
        : `请核对这两个数和单位；${orExplain('“企业追加了流动资金，总投资正在变更备案”')}`,
  }),

  notAboveTimes: (value: NamedYuan, limit: NamedYuan, timesPercent: number): FindingText => ({
    message: `${named(value)}，超过${named(limit)}的 ${percentText(timesPercent * 100)}。`,
    expected: `请核对这两个数和单位；${orExplain('“设备提前到货，年度计划正在调整”')}`,
  }),

  sameTwice: (
    other: string,
    equal: readonly Shown[],
    mend: { heading: string; missing: boolean },
    { noun, severity }: { noun: string; severity: Severity },
  ): FindingText => ({
    message: `${valuesOf(equal)}与${other}相同，同一个${noun}可能填了两次。`,
    expected:
      severity === 'error'
        ? `同一个${noun}只留一行：是同一个${noun}的，请删去本行；不是的，请${mend.missing ? `在两行都填写“${mend.heading}”` : `改正“${mend.heading}”`}，例如按原件逐字核对。`
        : `是同一个${noun}的，请删去本行；是两个${noun}的，请写明原因，例如：“一期、二期分别立项”。`,
  }),

  sameTwiceFirst: (other: string, equal: readonly Shown[]): FindingText => ({
    message: `${other}与本行相同：${valuesOf(equal)}。`,
    expected: '请到那一行核对，例如删去重复的那一行；本行不用改。',
  }),

  sameElsewhere: (heading: string, value: string): FindingText => ({
    message: `“${heading}”“${value}”在其他单位的台账里也有。`,
    expected: `请与区专班核对是不是同一个项目；${orExplain('“与落地单位共同引进，成果已按比例归属”')}`,
  }),

  unitSlip: (value: NamedYuan, guessYuan: number | null): FindingText => ({
    message: `${named(value)}，不像一个项目的投资额${guessYuan === null ? '' : `，是不是 ${yuanText(guessYuan)}`}？`,
    expected:
      guessYuan === null
        ? `请核对数字和单位，例如 1.2 亿元在万元列里填 12000；${orExplain('“合同金额就是这个数”')}`
        : `请核对数字和单位，例如改成 ${yuanText(guessYuan)}；${orExplain('“合同金额就是这个数”')}`,
  }),

  nearThreshold: (value: NamedYuan, thresholdYuan: number): FindingText => ({
    message: `${named(value)}，离达标线 ${yuanText(thresholdYuan)}只差 ${yuanText(thresholdYuan - value.yuan)}。`,
    expected: `请按合同或备案证核对金额；${orExplain('“以合同金额为准”')}`,
  }),

  raisedOverThreshold: (value: NamedYuan, fromYuan: number, thresholdYuan: number): FindingText => ({
    message: `“${value.heading}”由 ${yuanText(fromYuan)}调到 ${yuanText(value.yuan)}，越过了达标线 ${yuanText(thresholdYuan)}。`,
    expected: `请按变更后的合同或备案证核对；${orExplain('“企业增资，补充协议文号江招合〔2026〕8号”')}`,
  }),

  plannedPassed: (planned: NamedDay, actualHeading: string, daysLate: number): FindingText => ({
    message: `${dated(planned)} 已过 ${String(daysLate)} 天，“${actualHeading}”还是空的。`,
    expected: `已经完成的，请填“${actualHeading}”并更新阶段；没有完成的，请写明原因，例如：“用地手续未办完，预计下月底完成”。`,
  }),

  mustNotFall: (value: NamedYuan | { heading: string; yuan: null }, beforeYuan: number): FindingText => ({
    message:
      value.yuan === null
        ? `“${value.heading}”上次是 ${yuanText(beforeYuan)}，这次清空了；累计数只增不减。`
        : `“${value.heading}”由上次的 ${yuanText(beforeYuan)}减少到 ${yuanText(value.yuan)}；累计数只增不减。`,
    expected: `请填累计数，不是本期新增数，例如不少于 ${yuanText(beforeYuan)}；${orExplain('“投资方撤回部分出资”')}`,
  }),

  stageBack: (heading: string, before: string, now: string): FindingText => ({
    message: `“${heading}”由“${before}”退回到“${now}”。`,
    expected: `填错的请改回“${before}”；${orExplain('“上次误报，合同尚未签订”')}`,
  }),

  changedMoreThan: (value: NamedYuan, beforeYuan: number, bps: number): FindingText => ({
    message: `“${value.heading}”由 ${yuanText(beforeYuan)}变为 ${yuanText(value.yuan)}，变动超过 ${percentText(bps)}。`,
    expected: `请按合同和补充协议核对；${orExplain('“二期并入，补充协议文号江招合〔2026〕8号”')}`,
  }),

  notUpdatedFor: (heading: string, since: string, days: number): FindingText => ({
    message: `“${heading}”自 ${since} 起 ${String(days)} 天没有更新，也没有确认过。`,
    expected: '请更新进展，例如：桩基施工完成，正在进行主体施工；确实没有变化的，请按“确认无变化”。',
  }),

  mentionsWithoutAmount: (heading: string, value: string, textHeading: string, example: string): FindingText => ({
    message: `“${heading}”为“${value}”，“${textHeading}”里没有写原币金额。`,
    expected: `请在“${textHeading}”写明原币金额和汇率日期，例如：${example}`,
  }),

  textWhileStage: (
    stage: { heading: string; value: string; instead: string },
    textHeading: string,
    word: string,
  ): FindingText => ({
    message: `“${stage.heading}”为“${stage.value}”，“${textHeading}”里却写着“${word}”。`,
    expected: `只签了框架协议或意向书的，请把“${stage.heading}”改为“${stage.instead}”；${orExplain('“意向已转为正式合同，文号江招合〔2026〕8号”')}`,
  }),

  sharesNotComplete: (heading: string, shares: string, sumBps: number): FindingText => ({
    message: `“${heading}”${shares}，合计 ${percentText(sumBps)}，不是 100%。`,
    expected: '各单位的比例合计应正好是100%，例如：石桥镇:60%、区商务局:40%；三家平分可写 33.34%、33.33%、33.33%。',
  }),

  sharesTwice: (heading: string, shares: string, unit: string): FindingText => ({
    message: `“${heading}”${shares}，“${unit}”写了不止一次。`,
    expected: '每个单位只写一次，合计100%，例如：石桥镇:60%、区商务局:40%。',
  }),

  notAfterToday: (value: NamedDay, today: string, ahead: WhenAhead): FindingText => ({
    message: `${dated(value)} 晚于今天（${today}）。`,
    expected: `这一列填${ahead.isMonth ? '已经开始的月份' : '已经发生的日期'}，例如：${ahead.isMonth ? today.slice(0, 7) : today}；还没有${ahead.isMonth ? '到' : '发生'}的，${
      ahead.mend === 'row' ? '请先不要填这一行' : '请清空'
    }${ahead.mend === 'row' || ahead.mend === 'cell' ? '' : `，并把“${ahead.mend.heading}”改成实际情况`}。`,
  }),

  damagedCode: (heading: string, value: string, digits: number, example: string): FindingText => ({
    message: `“${heading}”${value} 已被 Excel 改动，末几位丢了。`,
    expected: `请把这一格设为“文本”格式，再按原件填写全部 ${String(digits)} 位，例如：${example}`,
  }),

  dayBeyondStage: (stage: { heading: string; value: string; reached: string }, value: NamedDay): FindingText => ({
    message: `“${stage.heading}”为“${stage.value}”，却填了${dated(value)}。`,
    expected: `已经到这一步的，请把“${stage.heading}”改为“${stage.reached}”；没有的，请清空“${value.heading}”；${orExplain('“先行开工，前期手续正在补办”')}`,
  }),

  evidenceFrom: (stage: { heading: string; value: string }, heading: string, example: string): FindingText => ({
    message: `“${stage.heading}”为“${stage.value}”，“${heading}”还是空的。`,
    expected: `请填写合同或批文的文号，例如：${inSentence(example)}；暂时没有的，请写明原因，例如：“合同正在用印，本周补上”。`,
  }),

  reasonWhenLate: (planned: NamedDay, late: { done: boolean; days: number }, heading: string, example: string): FindingText => ({
    message: `比${dated(planned)} 晚了 ${String(late.days)} 天${late.done ? '才完成' : '还没完成'}，“${heading}”是空的。`,
    expected: `请填写“${heading}”，例如：${example}`,
  }),

  frozen: (heading: string, before: string, now: string): FindingText => ({
    message: `“${heading}”原为 ${before}，行动开始后已经冻结，不能${now === '' ? '清空' : `改为 ${now}`}。`,
    expected: `请改回 ${before}；确需调整的，请向区专班提出申请，由区专班修改，例如：“因规划调整，申请推迟到下月底”。`,
  }),

  overdueWhile: (due: NamedDay, state: Shown, days: number): FindingText => ({
    message: `${dated(due)} 已过 ${String(days)} 天，“${state.heading}”还是“${state.shown}”。`,
    expected: '已经解决的，请申请销号并填销号日期；没有解决的，请更新进展，例如：12户中已签约9户，余3户本月底前签完。',
  }),

  countTyped: (heading: string, typed: number, counted: number): FindingText => ({
    message: `“${heading}”填了 ${String(typed)}，系统记的是 ${String(counted)}。`,
    expected: `这一列由系统自动计数，不用填，例如${counted === 0 ? '清空' : `改回 ${String(counted)}`}。`,
  }),

  counted: (heading: string, value: string, times: number): FindingText => ({
    message: `“${heading}”已 ${String(times)} 次改为“${value}”。`,
    expected: '这是系统的记录，不用改；请核实整改是否彻底，例如到现场再看一次。',
  }),

  notSame: (heading: string, other: string, name: string): FindingText => ({
    message: `“${heading}”和“${other}”都是“${name}”，自己不能验收自己负责的问题。`,
    expected: `“${heading}”请填另一个人，例如：区专班督查人员林秋实。`,
  }),

  emptyUnless: (value: Shown, state: Shown, states: readonly string[]): FindingText => ({
    message: `“${state.heading}”为“${state.shown}”，却填了“${value.heading}”${value.shown}。`,
    expected: `请清空“${value.heading}”，或者把“${state.heading}”改为实际状态，例如：${states[0] ?? ''}；${orExplain('“部分事项已先行办结”')}`,
  }),

  workdaysAbove: (
    promised: { heading: string; days: number },
    from: NamedDay,
    used: { done: boolean; day: string; days: number },
  ): FindingText => ({
    message: `“${promised.heading}”${String(promised.days)} 个，${dated(from)} 到${used.done ? '办结' : '今天'}（${used.day}）已用 ${String(used.days)} 个工作日。`,
    expected: `请核对日期和承诺时限；${orExplain('“企业补正材料用了6个工作日”')}`,
  }),

  namesWords: (heading: string, word: string, law: string): FindingText => ({
    message: `“${heading}”里写着“${word}”，涉及${law}。`,
    expected: `请先做${law}，写明审查结论和文号，例如：“已通过${law}，江审〔2026〕6号”；不涉及的请改写清楚。`,
  }),

  ownUnitOnly: (heading: string, shown: string, own: string): FindingText => ({
    message: `“${heading}”是“${shown}”，这份台账是“${own}”的。`,
    expected: `请改为“${own}”，例如把这一行移到“${shown}”的台账里。`,
  }),

  growthBeyond: (value: Shown, last: Shown, growth: string, bps: number): FindingText => ({
    message: `“${value.heading}”${value.shown}，“${last.heading}”${last.shown}，同比 ${growth}，超过 ±${percentText(bps)}。`,
    expected: `请核对两个数和单位；${orExplain('“上年同期基数低，今年3月新增一家龙头企业”')}`,
  }),

  requiredWhen: (heading: string, state: Shown, example: string): FindingText => ({
    message: `“${state.heading}”为“${state.shown}”，“${heading}”却是空的。`,
    expected: `请填写“${heading}”，例如：${inSentence(example)}；不是“${state.shown}”的，请改正“${state.heading}”。`,
  }),

  remarkWhenEnded: (stage: { heading: string; value: string }, heading: string): FindingText => ({
    message: `“${stage.heading}”为“${stage.value}”，“${heading}”没有写原因。`,
    expected: `请在“${heading}”写明原因，例如：企业资金链断裂，双方协议终止。`,
  }),
};
