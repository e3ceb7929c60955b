import { builtinLedgers } from '../ledger/builtin.ts';
import { type KnownRows, linksOf } from '../check/known-rows.ts';
import type { RowLinks } from '../check/row-links.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import { testProject } from './project.ts';

const PROJECT = { rowId: 'rproject0000000001', text: '晟霖碳纤维复合材料研发及制造项目' };

const SOUND: Readonly<Record<string, Readonly<Record<string, FieldValue>>>> = {
  milestones: {
    projectRef: PROJECT,
    milestone: '主体结构封顶',
    weight: 10_000,
    baselineDay: '2026-11-25',
    plannedDay: '2026-11-28',
    sponsor: '周明远',
    responsiblePerson: '曹佳宁',
    leadUnit: 'shiqiao',
  },
  issues: {
    projectRef: PROJECT,
    problem: '项目用地东侧12亩未完成土地征收。',
    category: '征迁',
    raisedDay: '2026-10-12',
    raisedBy: '区专班督查组',
    measure: '由镇征收办逐户签约。',
    leadUnit: 'shiqiao',
    sponsor: '周明远',
    responsiblePerson: '曹佳宁',
    dueDay: '2026-11-30',
    closeOut: '未销号',
  },
  outreach: {
    day: '2026-10-20',
    kind: '外出拜访',
    leader: '周明远',
    counterpart: '苏陵某某电子科技股份有限公司',
    result: '企业有意建设华东生产基地。',
    intendedInvestmentYuan: 300_000_000,
  },
  support: {
    projectRef: PROJECT,
    kind: '审批手续',
    item: '建设工程规划许可证核发',
    agency: 'zhujianju',
    appliedDay: '2026-10-09',
    promisedWorkdays: 20,
    doneDay: '2026-10-22',
    status: '已办结',
  },
  funds: {
    unit: 'shiqiao',
    kind: '项目奖金',
    projectRef: PROJECT,
    achievement: '新签约',
    basis: '区双百行动指挥部会议纪要〔2026〕12号',
    amountYuan: 300_000,
    decidedDay: '2026-11-02',
    paidDay: '2026-11-10',
  },
  indicators: {
    month: '2026-09',
    aboveScaleInvoicedSalesYuan: 3_568_000_000,
    aboveScaleInvoicedSalesLastYearYuan: 3_215_000_000,
    generalPublicBudgetRevenueYuan: 186_500_000,
    generalPublicBudgetRevenueLastYearYuan: 172_000_000,
    realEstateRevenueYuan: 23_100_000,
    realEstateRevenueLastYearYuan: 26_500_000,
    fixedAssetInvestmentYuan: 1_286_000_000,
    fixedAssetInvestmentLastYearYuan: 1_153_000_000,
    disposableIncomePerCapitaYuan: 38_650,
    disposableIncomePerCapitaLastYearYuan: 36_520,
  },
};

/** A row of a ledger with nothing to find fault with; `null` in the changes empties a cell. */
export function testRow(ledger: string, changes: Readonly<Record<string, FieldValue | null>> = {}): RowFields {
  if (ledger === 'projects') return testProject('开工', changes);
  const fields: Record<string, FieldValue> = { ...SOUND[ledger] };
  for (const [column, value] of Object.entries(changes)) {
    if (value === null) delete fields[column];
    else fields[column] = value;
  }
  return fields;
}

/** The project the rows refer to, signed on 2026-03-02 and verified as signed, and no row of any other ledger. */
export const TEST_KNOWN: KnownRows = new Map([
  [
    'projects',
    [
      {
        rowId: PROJECT.rowId,
        fields: testProject('签约', { projectName: PROJECT.text }),
        verified: new Set(['signed'] as const),
      },
    ],
  ],
  ['issues', []],
]);

/** What the rows refer to, ready for rules; `more` replaces the rows of ledgers. */
export function testLinks(more: KnownRows = new Map()): RowLinks {
  return linksOf(builtinLedgers, new Map([...TEST_KNOWN, ...more]));
}
