import type { FindingText, NamedDay, Shown } from './findings.ts';

const EXAMPLE = '江湾新城智能装备产业园项目';
const perhaps = (suggestion: string | null) => (suggestion === null ? '。' : `，是不是“${suggestion}”？`);

/** What findings say that look into another ledger. */
export const linkFindingText = {
  refUnknown: ({ heading, shown }: Shown, ledger: string, suggestion: string | null): FindingText => ({
    message: `“${heading}”“${shown}”在${ledger}里找不到${perhaps(suggestion)}`,
    expected:
      suggestion === null
        ? `请填${ledger}里已有的名称，逐字一致；还没有登记的，请先在${ledger}里登记并上报，例如：${EXAMPLE}。`
        : `请填${ledger}里已有的名称，例如：${suggestion}；还没有登记的，请先在${ledger}里登记并上报。`,
  }),

  refElsewhere: ({ heading, shown }: Shown, ledger: string, suggestion: string | null): FindingText => ({
    message: `“${heading}”“${shown}”在本单位的${ledger}里找不到${perhaps(suggestion)}`,
    expected: `请核对名称，例如：${suggestion ?? EXAMPLE}；其他单位报送的项目写全称就行，不用改。`,
  }),

  refWithoutShare: ({ heading, shown }: Shown, ledger: string, suggestion: string | null): FindingText => ({
    message: `“${heading}”“${shown}”不是该单位报送的项目，也没有它的成果归属${perhaps(suggestion)}`,
    expected: `请填该单位报送或有成果归属的项目，逐字一致，例如：${suggestion ?? EXAMPLE}；确有份额的，请报送单位先在${ledger}的“成果归属”里写明并上报。`,
  }),

  beforeLinked: (day: NamedDay, project: string, signedDay: string): FindingText => ({
    message: `“${day.heading}”${day.day} 早于项目“${project}”的签约日期 ${signedDay}。`,
    expected: `请核对这两个日期；如属实，请写明原因，例如：“前期工作在签约前已经完成”。`,
  }),

  lateWithoutRow: (day: NamedDay, daysLate: number, project: string, ledger: string): FindingText => ({
    message: `“${day.heading}”${day.day} 已过 ${String(daysLate)} 天还没完成，${ledger}里没有项目“${project}”的问题。`,
    expected: `卡住了的，请在${ledger}登记一行，写清问题、措施和时限，例如：“东侧12亩未完成征收，由镇征收办11月15日前清点”；已完成的请填实际完成日期。`,
  }),

  notVerified: ({ heading, shown }: Shown, achievement: string | null): FindingText => ({
    message: `“${heading}”“${shown}”的${achievement === null ? '成果' : `“${achievement}”`}还没有核定，不能发项目奖金。`,
    expected: `请先由区专班或督查人员核定这项成果，再登记奖金，例如：核定“新签约”后填“新签约”的奖金；填错项目的请改正“${heading}”。`,
  }),
};
