import type { Column, Derived } from './definition.ts';
import { remarkColumn } from './common-columns.ts';

interface Indicator {
  readonly key: string;
  readonly heading: string;
  readonly aliases: readonly string[];
  /** Typed in 元 instead of 万元. */
  readonly inYuan?: boolean;
  readonly example: readonly [string, string];
}

const INDICATORS: readonly Indicator[] = [
  {
    key: 'aboveScaleInvoicedSales',
    heading: '规上工业开票销售',
    aliases: ['规模以上工业开票销售', '工业开票销售', '规上开票销售', '开票销售'],
    example: ['356800', '321500'],
  },
  {
    key: 'generalPublicBudgetRevenue',
    heading: '一般公共预算收入',
    aliases: ['公共预算收入', '财政收入', '一般预算收入'],
    example: ['18650', '17200'],
  },
  {
    key: 'realEstateRevenue',
    heading: '其中:房地产业收入',
    aliases: ['房地产业', '房地产业收入', '房地产收入', '房地产业税收'],
    example: ['2310', '2650'],
  },
  {
    key: 'fixedAssetInvestment',
    heading: '固定资产投资',
    aliases: ['固投', '固定资产投资额', '固定资产投资完成额'],
    example: ['128600', '115300'],
  },
  {
    key: 'disposableIncomePerCapita',
    heading: '人均可支配收入',
    aliases: ['居民人均可支配收入', '全体居民人均可支配收入', '人均收入'],
    inYuan: true,
    example: ['38650', '36520'],
  },
];

/** Under a heading that groups a pair, the current figure is called one of these. */
const CURRENT = ['本期', '本年', '本年累计', '累计', '当期'];
const LAST_YEAR = ['上年同期', '去年同期', '同期'];

/** 经济指标: the month, and each figure of it beside that of the same months last year. */
export const indicatorColumns: Column[] = [
  {
    key: 'month',
    heading: '月份',
    aliases: ['统计月份', '所属月份', '报告期', '月度'],
    type: { kind: 'month' },
    required: 'always',
    width: 10,
    help: '填年月；各项数字是当年1月到这个月的累计数。',
    example: '2026-09',
  },
  ...INDICATORS.flatMap((indicator) => [column(indicator, false), column(indicator, true)]),
  remarkColumn('9月起有两家企业新入规'),
];

/** Growth over last year, computed for each figure. */
export const indicatorGrowth: Derived[] = INDICATORS.map((indicator) => ({
  key: `${indicator.key}GrowthBps`,
  heading: `${bare(indicator.heading)}同比`,
  kind: 'growth',
  of: keyOf(indicator, false),
  over: keyOf(indicator, true),
}));

function column(indicator: Indicator, lastYear: boolean): Column {
  const unit = indicator.inYuan === true ? '元' : '万元';
  const name = bare(indicator.heading);
  return {
    key: keyOf(indicator, lastYear),
    heading: lastYear ? `${name}上年同期` : indicator.heading,
    aliases: lastYear
      ? lastYearNames([name, ...indicator.aliases]).filter((word) => word !== `${name}上年同期`)
      : [...indicator.aliases, ...CURRENT.map((word) => `${name}${word}`)],
    type: indicator.inYuan === true ? { kind: 'yuan', minYuan: 0 } : { kind: 'wan', minYuan: 0 },
    width: 14,
    help: lastYear
      ? `上一年1月到同一个月的累计数，单位${unit}；同比由系统计算。`
      : `当年1月到这个月的累计数，单位${unit}；同一年里只增不减。`,
    example: indicator.example[lastYear ? 1 : 0],
  };
}

function lastYearNames(names: readonly string[]): string[] {
  return [...new Set(names)].flatMap((name) => LAST_YEAR.flatMap((word) => [`${name}${word}`, `${word}${name}`]));
}

function keyOf({ key }: Indicator, lastYear: boolean): string {
  return `${key}${lastYear ? 'LastYear' : ''}Yuan`;
}

function bare(heading: string): string {
  return heading.replace(/^其中:/, '');
}
