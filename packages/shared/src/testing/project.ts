import { projectsLedger } from '../ledger/projects.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';

const EVERYTHING: Readonly<Record<string, FieldValue>> = {
  projectName: '晟霖碳纤维复合材料研发及制造项目',
  projectCode: '2607-320698-99-01-678537',
  industry: '工业',
  industryChain: '新材料',
  investor: '苏陵晟霖新材料股份有限公司',
  investorOrigin: '省外',
  company: '江湾晟霖新材料有限公司',
  uscc: '91320698MAJ6YGQF40',
  content: '总用地46亩，新建厂房27000平方米，建成后形成年产1500吨碳纤维复合材料的生产能力。',
  place: '石桥镇松涛路与迎宾大道交叉口西南侧',
  hostUnit: 'shiqiao',
  introducingUnit: 'shiqiao',
  totalInvestmentYuan: 150_000_000,
  fixedAssetInvestmentYuan: 100_000_000,
  plannedThisYearYuan: 60_000_000,
  investedThisYearYuan: 50_000_000,
  fundsInPlaceYuan: 40_000_000,
  signedDay: '2026-03-02',
  registeredDay: '2026-03-20',
  approvedDay: '2026-04-15',
  startedDay: '2026-05-18',
  completedDay: '2026-10-12',
  productionDay: '2026-11-10',
  plannedStartDay: '2026-12-10',
  plannedCompletionDay: '2027-03-01',
  plannedProductionDay: '2027-06-01',
  sponsor: '周明远',
  responsiblePerson: '曹佳宁',
  phone: '13000005295',
  progress: '按计划推进。',
  evidence: '江招合〔2026〕8号',
};

const STAGE_OF_DAY: Readonly<Record<string, string>> = {
  signedDay: '签约',
  registeredDay: '注册',
  approvedDay: '立项',
  startedDay: '开工',
  completedDay: '竣工',
  productionDay: '投产',
};

/** A project at a stage with everything it needs and nothing to find fault with; `null` in the changes empties a cell. */
export function testProject(stage: string, changes: Readonly<Record<string, FieldValue | null>> = {}): RowFields {
  const order = projectsLedger.stages?.order ?? [];
  const fields: Record<string, FieldValue> = { ...EVERYTHING, stage };
  for (const [column, from] of Object.entries(STAGE_OF_DAY)) {
    if (order.indexOf(stage) < order.indexOf(from)) delete fields[column];
  }
  for (const [column, value] of Object.entries(changes)) {
    if (value === null) delete fields[column];
    else fields[column] = value;
  }
  return fields;
}
