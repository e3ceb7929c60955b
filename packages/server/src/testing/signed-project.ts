import type { FieldChanges } from '@double-hundred/shared/ledger/fields';

/** A project of 石桥镇 signed on 2026-09-10 for exactly one hundred million yuan that passes every rule. */
export function signedProject(name: string, changes: FieldChanges = {}): FieldChanges {
  return {
    projectName: name,
    industry: '工业',
    industryChain: '新材料',
    investor: `${name}投资集团`,
    investorOrigin: '省外',
    content: '新建厂房两万平方米。',
    place: '石桥镇工业路1号',
    hostUnit: 'shiqiao',
    introducingUnit: 'shiqiao',
    totalInvestmentYuan: 100_000_000,
    fixedAssetInvestmentYuan: 80_000_000,
    fundsInPlaceYuan: 10_000_000,
    stage: '签约',
    signedDay: '2026-09-10',
    plannedStartDay: '2027-01-10',
    sponsor: '何建平',
    responsiblePerson: '姜思源',
    progress: '正在办理注册。',
    evidence: '江招合〔2026〕1号',
    ...changes,
  };
}
