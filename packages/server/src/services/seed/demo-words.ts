/** Invented words the demo rows are made of. Two first words and two second words never meet twice in one district. */
export const BRANDS_FIRST = ['恒', '云', '鼎', '博', '科', '华', '瑞', '盛', '嘉', '启'] as const;
export const BRANDS_SECOND = ['拓', '川', '睿', '润', '岳', '澜', '衡', '森', '煜', '朗'] as const;

export const SURNAMES = ['周', '曹', '许', '何', '陆', '沈', '顾', '范', '韩', '蒋', '邵', '钱', '陶', '姜', '严'] as const;
export const GIVEN_NAMES = [
  '明远',
  '佳宁',
  '启航',
  '磊',
  '思源',
  '雨桐',
  '建平',
  '文博',
  '晓岚',
  '志强',
  '静怡',
  '海涛',
  '云舒',
] as const;

export interface DemoTrade {
  readonly industry: '一产' | '工业' | '服务业' | '基础设施' | '民生';
  readonly chain?: string;
  readonly trade: string;
  readonly subject: string;
  readonly content: string;
}

export const TRADES: readonly DemoTrade[] = [
  {
    industry: '工业',
    chain: '高端装备',
    trade: '智能装备',
    subject: '数控机床产业园',
    content: '新建厂房28000平方米，购置加工中心60台，形成年产1200台数控机床的生产能力。',
  },
  {
    industry: '工业',
    chain: '新材料',
    trade: '新材料',
    subject: '高性能纤维生产线',
    content: '新建生产线4条及配套仓库，形成年产6000吨高性能纤维的生产能力。',
  },
  {
    industry: '工业',
    chain: '新能源',
    trade: '新能源',
    subject: '储能电池组装基地',
    content: '改造厂房19000平方米，建设组装线3条，形成年产2吉瓦时储能电池的生产能力。',
  },
  {
    industry: '工业',
    chain: '生物医药',
    trade: '生物科技',
    subject: '体外诊断试剂',
    content: '建设洁净车间8000平方米，形成年产500万人份诊断试剂的生产能力。',
  },
  {
    industry: '工业',
    chain: '新一代信息技术',
    trade: '电子',
    subject: '车规级传感器',
    content: '新建厂房22000平方米，建设封装测试线5条，形成年产800万只传感器的生产能力。',
  },
  {
    industry: '工业',
    chain: '绿色食品',
    trade: '食品',
    subject: '预制菜中央厨房',
    content: '新建冷库12000立方米和加工车间3座，形成日产30吨预制菜的生产能力。',
  },
  {
    industry: '服务业',
    chain: '现代物流',
    trade: '供应链',
    subject: '冷链物流中心',
    content: '建设冷库30000平方米、分拣线2条及信息平台，日处理货物600吨。',
  },
  {
    industry: '服务业',
    chain: '文化旅游',
    trade: '文旅',
    subject: '滨江文旅综合体',
    content: '建设游客中心、亲水步道3.6公里及民宿120间，年接待游客40万人次。',
  },
  { industry: '一产', trade: '农业', subject: '设施蔬菜示范基地', content: '建设连栋温室120亩及育苗中心，年产商品菜4500吨。' },
  {
    industry: '基础设施',
    trade: '建设',
    subject: '产业园区标准厂房',
    content: '建设标准厂房6栋共56000平方米及配套道路、雨污管网。',
  },
];

export const ORIGINS = ['省外', '省内市外', '市内区外', '省外', '区内'] as const;
