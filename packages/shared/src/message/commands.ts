/** Sentences about settings in the environment: what is wrong, with the value, and an example of what to write. */
export const settingText = {
  refused: (name: string, value: string, why: string) => `设置 ${name}=“${value}” 无效：${why}`,
  port: '端口应为 0 至 65535 的整数，例如 8787。',
  host: '监听地址应为主机名或 IP，例如 127.0.0.1。',
  publicUrl: '对外网址应以 http:// 或 https:// 开头，例如 https://taizhang.example.cn。',
  officeJsUrl:
    'office.js 的网址应以 https:// 开头、以 /office.js 结尾，例如 https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js。',
  databaseUrl: '数据库地址应以 file:、http(s): 或 libsql: 开头，例如 file:./data/double-hundred.db。',
  logLevel: (levels: string) => `日志级别只能是 ${levels}，例如 info。`,
  demoPassword: '演示密码至少 8 个字符。',
  today: '日期应为 YYYY-MM-DD 且确有这一天，例如 2026-11-23。',
  tlsPair: '设置 TLS_CERT_FILE 与 TLS_KEY_FILE 必须同时给出，请补上另一个，或两个都去掉。',
} as const;

/** What `serve` and the other commands say when the machine does not let them work. */
export const commandText = {
  portTaken: (host: string, port: number) =>
    `端口 ${host}:${port} 已被占用，请关闭占用它的程序，或换一个端口，例如 PORT=${port + 1}。`,
  portForbidden: (host: string, port: number) => `没有权限监听 ${host}:${port}，请换一个 1024 以上的端口，例如 PORT=8787。`,
  hostUnknown: (host: string) => `监听地址“${host}”不是本机地址，请改用 HOST=127.0.0.1 或本机网卡的地址。`,
  folderNotWritable: (folder: string) => `数据文件夹“${folder}”不能写入，请授予写权限，或用 DATA_DIR 指定别的文件夹。`,
  folderIsFile: (folder: string) => `“${folder}”是文件，不是文件夹，请用 DATA_DIR 指定一个文件夹。`,
  demoInProduction: '数据文件夹里是演示数据，NODE_ENV=production 时不启动，请用 DATA_DIR 指定正式数据的文件夹。',
  todayIgnored: (today: string) => `TODAY=${today} 只在演示数据上有效，已忽略。`,
  ready: '双百台账已启动',
  workbench: (url: string) => `  填报（浏览器表格）：${url}/workbench/`,
  start: (url: string) => `  首页：            ${url}/`,
  docs: (url: string) => `  接口说明：        ${url}/docs`,
  demoPasswords: (file: string) => `  演示账号和密码在：${file}`,
  demoPasswordSet: '  演示账号的密码都是环境变量 DEMO_PASSWORD 的值',
  demoNotice: '  演示数据：区名、单位、企业、人员和数字都是虚构的。',
  notSeeded: '  还没有数据，请先停止后运行：npx double-hundred seed --demo',
  stopped: '已停止。',
  unknownCommand: (name: string) => `没有命令“${name}”。全部命令见：npx double-hundred --help`,
  badOption: (detail: string) => `参数有误：${detail}`,
  unexpected: '程序内部出错，请带上日志联系管理员。',
  fileMissing: (file: string) => `文件“${file}”不存在或不能读取，请核对路径。`,
  optionMissing: (option: string, example: string) => `缺少参数 ${option}，例如 ${example}。`,
  unknownUnit: (unit: string, units: string) => `没有单位“${unit}”，可用的单位代号：${units}。`,
  unknownLedger: (ledger: string, ledgers: string) => `没有台账“${ledger}”，可用的台账：${ledgers}。`,
  unknownRole: (role: string, roles: string) => `没有角色“${role}”，可用的角色：${roles}。`,
  unknownBasis: (basis: string) => `口径“${basis}”不对，可用：claimed（申报）、verified（核定）、official（统计）。`,
  commandLineAuthor: '命令行',
  written: (file: string) => `已写入 ${file}。`,
  notWritable: (file: string) => `文件“${file}”写不进去，请检查文件夹是否存在、是否有写权限、文件是否正被打开。`,
  unknownDay: (value: string) => `日期“${value}”不对，应为 YYYY-MM-DD，例如 2026-11-23。`,
} as const;

/** What the seed command says. */
export const seedText = {
  alreadySeeded: (name: string) => `数据文件夹里已有“${name}”，未改动；要重新开始请换一个 DATA_DIR。`,
  seededDemo: (rows: number, users: number) => `已写入演示数据：24 个单位、${users} 个账号、${rows} 个项目。`,
  seeded: (name: string, units: number) => `已建立“${name}”，共 ${units} 个单位。请用 create-user 建立账号。`,
  passwordsIn: (file: string) => `密码已写入 ${file}（仅本用户可读）：`,
  chooseSource: '请说明写入什么：seed --demo（演示数据）或 seed --from 文件.json（{"campaign":…,"units":[…]}）。',
  sourceWrong: (file: string, place: string) => `文件“${file}”内容不对：${place}，请对照 /docs 中 Campaign 和 Unit 的格式改正。`,
  sourceRefused: (file: string, place: string, why: string) => `文件“${file}”的“${place}”不对：${why}`,
  rowsRefused: (count: number) => `演示数据有 ${count} 行未被接受，这是程序的错误，请联系维护者。`,
} as const;

/** What create-user says. */
export const createUserText = {
  created: (id: string, role: string) => `已建立账号“${id}”（${role}）。`,
  passwordShownOnce: (password: string) => `密码（只显示这一次）：${password}`,
  exists: (id: string) => `账号“${id}”已存在，未改动；请换一个用户名。`,
  badId: (id: string) => `用户名“${id}”不对：只能用小写字母、数字和短横线，2 至 64 个字符，例如 clerk-liuwan。`,
  unitNeeded: '填报员和单位负责人必须指定单位，例如 --unit liuwan。',
  unitNotNeeded: (role: string) => `角色“${role}”不属于某个单位，请去掉 --unit。`,
  passwordShort: '密码至少 8 个字符，请换一个更长的密码。',
} as const;

/** The help of the command line. */
export const helpText = {
  lead: '双百台账：单位填报、区级汇总。',
  usage: '用法：npx double-hundred',
  usageLine: '用法：npx double-hundred <命令> [参数] [--json]   各命令的参数：npx double-hundred <命令> --help',
  settings:
    '设置用环境变量：PORT（8787）、HOST（127.0.0.1）、PUBLIC_URL、OFFICE_JS_URL、DATA_DIR（./data）、DATABASE_URL、DATABASE_AUTH_TOKEN、TLS_CERT_FILE、TLS_KEY_FILE、LOG_LEVEL、DEMO_PASSWORD、TODAY。',
  commands: {
    serve: '启动服务器，Ctrl+C 结束',
    seed: '写入演示数据（--demo），或按文件建立行动和单位（--from 文件.json）',
    check: '检查 .xlsx 台账，列出问题；有错误时退出码为 1',
    import: '导入 .xlsx 台账：校验、合并、保存',
    totals: '查看汇总',
    export: '导出 .xlsx：export totals（汇总表）或 export ledger --unit（单位台账）',
    definitions: '台账定义：check 检查、publish 发布（先停止服务）、export 导出 .xlsx',
    recompute: '逐行重算汇总并与现存的比较；有不同时退出码为 1，--repair 改正（先停止服务）',
    backup: '备份数据库：--out 文件（不必停止服务）',
    restore: '从备份恢复（先停止服务）；各单位下次发送时自动补回备份之后的内容',
    'verify-audit': '核对审计链和行的历史是否被改动；可指定备份文件',
    'office-kit': '生成装到各单位电脑上的安装包：清单、信任设置、证书（--with-ca）和两份指南',
    'create-user': '建立账号：--id 用户名 --name 姓名 --role 角色 [--unit 单位代号]',
  },
} as const;
