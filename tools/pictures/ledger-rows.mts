// Rows as clerks write them, with the faults that each ledger's picture in the manual shows; keys are those of the definitions.
export interface PictureOfLedger {
  readonly ledger: string;
  /** The column the picture is about; the view goes there. */
  readonly at: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** What the pane says when it has looked at them. */
  readonly shows: RegExp;
}

const PROJECT = '恒睿储能电池组装基地项目';

export const PICTURES: readonly PictureOfLedger[] = [
  {
    ledger: 'projects',
    at: 'projectName',
    rows: [
      {
        projectName: '华川精密轴承项目（二期）',
        industry: '工业',
        investor: '苏陵华川轴承集团有限公司',
        investorOrigin: '省外',
        content: '新建厂房3万平方米，形成年产800万套轴承的生产能力。',
        totalInvestmentYuan: '1.2亿',
        stage: '签约',
        signedDay: '2026年9月31日',
        responsiblePerson: '姜思源',
        progress: '投资合同已签订，正在办理公司注册。',
      },
    ],
    shows: /9月没有31日/,
  },
  {
    ledger: 'milestones',
    at: 'projectRef',
    rows: [
      {
        projectRef: '恒睿储能电池组装基地项日',
        milestone: '配套道路通车',
        weight: '20%',
        plannedDay: '11月底前',
        sponsor: '周志强',
        responsiblePerson: '何明远13800001111',
        leadUnit: '石桥镇',
      },
    ],
    shows: /不是具体日期/,
  },
  {
    ledger: 'issues',
    at: 'projectRef',
    rows: [
      {
        projectRef: PROJECT,
        problem: '厂区外10千伏供电线路尚未接入，影响设备调试。',
        category: '配套',
        raisedDay: '2026-11-10',
        raisedBy: '项目公司',
        measure: '协调供电公司调整施工计划，先接临时用电。',
        leadUnit: '石桥镇',
        sponsor: '周志强',
        responsiblePerson: '何明远',
        dueDay: '2026-11-01',
        closeOut: '已销号',
        closedDay: '2026-11-20',
        verifier: '何明远',
      },
    ],
    shows: /由督查人员或区专班填写/,
  },
  {
    ledger: 'outreach',
    at: 'kind',
    rows: [
      {
        day: '2026.11.31',
        kind: '外出拜访',
        leader: '钱建平',
        place: '临江市国际会展中心',
        counterpart: '临江某某新材料股份有限公司',
        result: '企业有意建设生产基地，约定下月来实地考察。',
        intendedInvestmentYuan: '约3亿',
        nextStep: '由专班对接用地需求。',
        leadRef: '临江新材料生产基地',
        expense: '0.86',
      },
    ],
    shows: /约/,
  },
  {
    ledger: 'support',
    at: 'item',
    rows: [
      {
        projectRef: PROJECT,
        kind: '税收',
        item: '企业所得税地方留成部分先征后返50%',
        agency: '区发改委',
        appliedDay: '2026-09-07',
        promisedWorkdays: '10',
        status: '办理中',
      },
    ],
    shows: /公平竞争审查/,
  },
  {
    ledger: 'funds',
    at: 'kind',
    rows: [
      {
        unit: '石桥镇',
        kind: '项目奖金',
        projectRef: PROJECT,
        achievement: '新签约',
        basis: '会议纪要〔2026〕12号',
        amountYuan: '30',
      },
    ],
    shows: /由区专班填报/,
  },
  {
    ledger: 'indicators',
    at: 'month',
    rows: [
      {
        month: '2026年10月',
        aboveScaleInvoicedSalesYuan: '1012000',
        aboveScaleInvoicedSalesLastYearYuan: '476000',
        generalPublicBudgetRevenueYuan: '23100',
        generalPublicBudgetRevenueLastYearYuan: '26200',
        fixedAssetInvestmentYuan: '191000',
        fixedAssetInvestmentLastYearYuan: '186000',
        disposableIncomePerCapitaYuan: '40100',
        disposableIncomePerCapitaLastYearYuan: '38000',
      },
    ],
    shows: /100%/,
  },
];

/** The worked example of a ledger the product does not come with. */
export const FLOOD_DUTY: Omit<PictureOfLedger, 'ledger'> = {
  at: 'dutyDay',
  rows: [
    {
      dutyDay: '2026-11-21',
      shift: '白班',
      station: '石桥北闸',
      leader: '周建军',
      dutyOfficer: '陈海燕',
      dutyPhone: '13800001111',
      rainfallMm: '12.5',
      waterLevelM: '3.25',
      alert: '无',
      gate: '关闭',
      danger: '无',
    },
    {
      dutyDay: '2026-11-22',
      shift: '晚班',
      station: '石桥北闸',
      leader: '周建军',
      dutyOfficer: '周建军',
      dutyPhone: '1380000111',
      rainfallMm: '46.5',
      waterLevelM: '3.62',
      alert: '黄',
      gate: '开启',
      danger: '有',
    },
    {
      dutyDay: '2026-11-21',
      shift: '白班',
      station: '石桥北闸',
      leader: '周建军',
      dutyOfficer: '许启航',
      dutyPhone: '0594-1234567',
      alert: '无',
      danger: '无',
      dangerDetail: '桩号2+350处有渗水。',
    },
  ],
  shows: /同一人|同一个人|不能/,
};
