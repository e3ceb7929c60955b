/** Texts of the pages the server itself writes: the start page and the description of the interface. */
export const pageText = {
  product: '双百台账',
  lead: '单位在自己熟悉的表格里填报，填错当场提示；区专班随时看到汇总，每个数字都能点到行。',
  demoBanner: '演示环境：区名、单位、企业、人员和数字都是虚构的，请勿填入真实数据。',
  workbenchLink: '填报台（浏览器表格）',
  workbenchNote: '没有 Excel 也能填报：打开本单位台账，或导入自己的 .xlsx 文件。',
  consoleLink: '区级平台',
  consoleNote: '区专班、督查和区领导：进度、亮灯、排名、核定、报送和设置。',
  paneLink: '任务窗格（预览）',
  paneNote: '在 Excel 里使用时由清单文件 manifest.xml 装入。',
  docsLink: '接口说明',
  docsNote: '供其他系统对接：每个接口的参数、权限和返回。',
  specificationLink: '接口描述文件 openapi.json',
  manifestLink: 'Excel 加载项清单 manifest.xml',
  healthLink: '运行状态',
  demoAccounts:
    '演示账号：office（区专班）、inspector（督查）、leader（区领导）、admin（管理员），各单位 clerk-单位代号（填报员）、reviewer-单位代号（单位负责人）。密码在服务器数据文件夹的 demo-users.json 里。',
  notBuilt: '这一部分还没有构建，请先运行 npm run build，再刷新本页。',
  docsTitle: '双百台账 接口说明',
  docsLead:
    '除登录、运行状态和静态文件外，调用都带请求头 Authorization: Bearer 令牌。出错时返回 application/problem+json：code 供程序判断，detail 是给人看的中文说明，requestId 供查日志。日期 YYYY-MM-DD，金额为整数元，编号为文字。',
  columnName: '名称',
  columnPlace: '位置',
  columnType: '类型',
  columnRequired: '必填',
  required: '是',
  parameters: '参数',
  requestBody: '请求体',
  responses: '返回',
  rolesLabel: '可用角色',
  everyone: '无需登录',
  scopeLabel: '单位范围',
  schemas: '数据结构',
  otherTag: '其他',
} as const;

/** What the unit scope of an operation means to the caller. */
export const SCOPE_TEXTS: Readonly<Record<string, string>> = {
  none: '不区分单位',
  query: '按参数 unit：单位账号限本单位',
  body: '按请求体 unit：单位账号限本单位',
  row: '按行所属单位：单位账号限本单位',
  own: '单位账号只得到本单位部分和区合计',
};
