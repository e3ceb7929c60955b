import type { ProblemCode } from '../protocol/problem.ts';

/** Short title of every call error, as people read it above the sentence that explains it. */
export const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  BAD_REQUEST: '请求无法读取',
  BAD_CREDENTIALS: '用户名或密码不对',
  TOKEN_EXPIRED: '登录已过期',
  TOKEN_REVOKED: '登录已失效',
  UNIT_FORBIDDEN: '无权查看或填报该单位',
  ROLE_FORBIDDEN: '当前角色无权操作',
  NOT_FOUND: '没有找到',
  METHOD_NOT_ALLOWED: '请求方法不对',
  EPOCH_CHANGED: '服务器数据恢复过',
  SUBMISSION_STATE: '这一期现在不能这样办理',
  VERSION_CHANGED: '已被他人改过',
  BATCH_TOO_LARGE: '一次发送的内容太多',
  UNSUPPORTED_MEDIA_TYPE: '内容类型不对',
  VALIDATION_FAILED: '请求内容有误',
  SCHEMA_OUTDATED: '台账版本过旧',
  PROTOCOL_UNSUPPORTED: '程序版本过旧',
  LOCKED_OUT: '登录已暂停',
  SERVER_BUSY: '服务器繁忙',
  STORAGE_FULL: '服务器磁盘已满',
  FILE_TOO_LARGE: '文件太大',
  FILE_UNREADABLE: '文件无法读取',
  LEDGER_NOT_FOUND: '没有这个台账',
  INTERNAL: '服务器内部错误',
};

/** The sentences of call errors, each with what to do next. Functions take the value to be named in the sentence. */
export const problemText = {
  badCredentials: '用户名或密码不正确，请核对后重新输入；忘记密码请联系区专班管理员重置。',
  signInFirst: '请先登录：调用需带请求头 Authorization: Bearer 令牌，令牌由 POST /api/v1/session 取得。',
  tokenExpired: '登录已过期，请重新登录；已填写的内容不会丢失。',
  tokenRevoked: '此次登录已失效（已退出、已停用或已改密码），请重新登录；已填写的内容不会丢失。',
  lockedOut: (seconds: number) => `登录失败次数过多，已暂停登录，请 ${waitText(seconds)}后再试，或联系区专班管理员。`,
  unitForbidden: (unit: string) => `您的账号不能查看或填报单位“${unit}”的数据，请改用本单位账号，或联系区专班。`,
  roleForbidden: (role: string) => `您的角色（${role}）不能进行此操作，请改用有权限的账号，或联系区专班管理员。`,
  versionChanged: '您打开以后，别人已经改过并保存，这次没有保存。请记下自己的改动，刷新后在新的内容上再改、再保存。',
  pagePlace: 'next 应为上一页回答给出的原值，请原样传回；要从头读起，请不带 next',
  keyForm: 'Idempotency-Key 应为 8 至 100 个字母、数字、- 或 _，每次办理用一个新的。',
  keyReused: '这个 Idempotency-Key 已用于另一次办理，请换一个新的再发送。',
  unknownUnit: (unit: string) => `不在填报单位名录里：“${unit}”。请用 GET /api/v1/units 给出的单位编号。`,
  unreadableText: '文字中有无法保存的字符（空字符或不完整的字符），常由复制带入：请删去后重新填写。',
  nesting: (levels: number) => `请求内容一层套一层超过 ${levels} 层，无法处理，请按接口文档 /docs 的示例填写。`,
  noSuchAddress: (path: string) => `没有地址“${path}”，请核对；全部接口见 /docs。`,
  noSuchRow: (rowId: string) => `没有编号为“${rowId}”的行，请核对行标识。`,
  noCampaign: '还没有建立行动和单位，请管理员先运行 double-hundred seed --demo（演示）或 double-hundred seed --from 文件.json。',
  methodNotAllowed: (method: string, allowed: string) => `此地址不支持 ${method}，可用：${allowed}。`,
  epochChanged: '服务器数据恢复过备份，请重新打开文件后再发送；表中已填内容会自动补交，不会丢失。',
  batchTooLarge: (mutations: number, bytes: number) => `一次最多发送 ${mutations} 行、${bytes} 字节，请分批发送。`,
  bodyTooLarge: (bytes: number) => `请求内容超过 ${bytes} 字节，请减少内容后重试。`,
  mediaType: (expected: string) => `请求内容类型应为 ${expected}，请改正请求头 Content-Type。`,
  validation: '请求内容有误，请按 errors 中逐条说明改正后重发。',
  badRequest: '请求内容不是完整的 JSON，请核对后重发，例如 {"user":"office","password":"…"}。',
  schemaOutdated: (min: number, current: number) =>
    `文件所用台账版本过旧：最低 ${min} 版，现行 ${current} 版，请重新下载模板后再发送。`,
  protocolUnsupported: (sent: string, min: number, current: number) =>
    `不支持协议版本“${sent}”，可用 ${min} 至 ${current}，请刷新页面或更新程序后重试。`,
  serverBusy: (seconds: number) => `服务器正忙，请 ${seconds} 秒后重试；内容没有丢失。`,
  storageFull: '服务器磁盘空间不足，本次内容没有保存，请通知管理员清理磁盘后重新发送。',
  ledgerNotFound: (ledger: string) => `没有台账“${ledger}”，请核对台账代号，例如 projects（项目总台账）。`,
  internal: (requestId: string) => `服务器内部出错，内容没有保存，请稍后重试；仍出错时请把请求号 ${requestId} 告诉管理员。`,
  metricsForbidden: '运行指标只能在服务器本机查看，或由管理员带令牌查看。',
} as const;

/** The sentence for one wrong place in a request body or query; `code` is the stable name of what is wrong with it. */
export function fieldProblem(code: string, detail: { expected?: string; limit?: string } = {}): string {
  switch (code) {
    case 'invalid_type':
      return `应为${typeWord(detail.expected)}，请补上或改正。`;
    case 'too_small':
      return `太小或太短，至少 ${detail.limit ?? ''}。`;
    case 'too_big':
      return `太大或太长，最多 ${detail.limit ?? ''}。`;
    case 'invalid_value':
      return `只能是：${detail.limit ?? ''}。`;
    case 'invalid_format':
      return '格式不对，请按接口文档 /docs 的示例填写。';
    case 'unrecognized_keys':
      return `不认识的字段：${detail.limit ?? ''}，请去掉。`;
    default:
      return '内容不符合要求，请按接口文档 /docs 的示例填写。';
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
};

function typeWord(expected: string | undefined): string {
  return TYPE_WORDS[expected ?? ''] ?? '规定的类型';
}

function waitText(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

/** The names of the roles as people know them. */
export const ROLE_NAMES = {
  clerk: '填报员',
  reviewer: '单位负责人',
  districtOffice: '区专班',
  inspector: '督查人员',
  leader: '区领导',
  admin: '系统管理员',
} as const;
