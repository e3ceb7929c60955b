/** What differs between two versions of a definition. */
export const diffTexts = {
  newLedger: (title: string, columns: number, rules: number): string => `新台账“${title}”：${columns}列，${rules}条规则`,
  title: (from: string, to: string): string => `台账名称：${from} → ${to}`,
  nameColumn: (heading: string): string => `名称列改为“${heading}”`,
  noun: (from: string, to: string): string => `一行的称呼：${from} → ${to}`,
  keptBy: (office: boolean): string => `改由${office ? '区专班' : '单位'}填报`,
  businessKeys: '认出同一行的业务主键有变',
  derived: '计算的指标有变',
  minVersion: (version: number): string => `最低可报版本改为第${version}版`,
  olderAlways: '旧版本的文件一直接收',
  arrangement: '排列顺序有变',
  migration: '迁移的写法有变',
  columnOrder: '列的顺序有变',
  stages: (order: readonly string[]): string => `阶段顺序改为：${order.join('、')}`,
  olderUntil: (day: string): string => `旧版本的文件收到 ${day} 为止`,
  columnAdded: (heading: string, required: boolean): string => `新增列“${heading}”${required ? '（有必填要求）' : '（选填）'}`,
  columnRenamed: (from: string, to: string): string => `列“${from}”改为“${to}”，已填的内容随之迁移`,
  columnRemoved: (heading: string): string => `不再填列“${heading}”，已填的内容另存`,
  heading: (from: string, to: string): string => `表头“${from}”改为“${to}”，旧表头仍能认出`,
  headingLost: (from: string, to: string): string => `表头“${from}”改为“${to}”，旧表头没有写进别名`,
  type: (heading: string, from: string, to: string): string => `列“${heading}”的类型：${from} → ${to}`,
  choicesAdded: (heading: string, choices: readonly string[]): string => `列“${heading}”新增选项：${choices.join('、')}`,
  choicesRenamed: (heading: string, choices: readonly string[]): string => `列“${heading}”的选项改名：${choices.join('、')}`,
  choicesGone: (heading: string, choices: readonly string[]): string =>
    `列“${heading}”去掉选项：${choices.join('、')}（换成别的选项的，在工作表“迁移”写“选项改名”）`,
  choiceOrder: (heading: string): string => `列“${heading}”的选项顺序有变`,
  aliasesAdded: (heading: string, words: readonly string[]): string => `列“${heading}”新增别名：${words.join('、')}`,
  aliasesGone: (heading: string, words: readonly string[]): string => `列“${heading}”去掉别名：${words.join('、')}`,
  synonymsAdded: (heading: string, words: readonly string[]): string => `列“${heading}”新增也可写作：${words.join('、')}`,
  synonymsGone: (heading: string, words: readonly string[]): string => `列“${heading}”的也可写作去掉或改了：${words.join('、')}`,
  limits: (heading: string, narrower: boolean, from: string, to: string): string =>
    `列“${heading}”的限制${narrower ? '收紧' : '有变'}：${limitText(from)} → ${limitText(to)}`,
  required: (heading: string, required: boolean): string => `列“${heading}”${required ? '的必填要求有变' : '不再必填'}`,
  requiredMore: (heading: string): string => `列“${heading}”的必填要求收紧`,
  ownUnit: (heading: string, own: boolean): string => `列“${heading}”空着${own ? '即指本单位' : '不再指本单位'}`,
  setBy: (heading: string): string => `列“${heading}”由谁填有变`,
  looks: (heading: string, parts: readonly string[]): string => `列“${heading}”的${parts.join('、')}有变`,
  help: '填写说明',
  example: '示例',
  width: '列宽',
  confidential: (heading: string): string => `列“${heading}”的保密范围有变`,
  ruleAdded: (id: string, what: string): string => `新增规则 ${id}：${what}`,
  ruleRemoved: (id: string, what: string): string => `取消规则 ${id}：${what}`,
  ruleChanged: (id: string, what: string): string => `规则 ${id} 有变：${what}`,
} as const;

const limitText = (text: string): string => (text === '' ? '无' : text.replaceAll('\n', '，'));

/** What publishing a definition says. */
export const publishTexts = {
  none: '与已发布的版本相同，没有变化。',
  unsafe: (text: string): string =>
    `${text}：已填的行不能原样保留。请在工作表“迁移”中写明改名、拆分、选项改名或停用，或者改回原样。`,
  narrows: (text: string, name: string, version: number): string =>
    `${text}。确实要改的，请在工作表“迁移”写一行：做法“收紧”，原列“${name}”，新列“${name}”，参数“${version}”；不改的，请改回原样。`,
  touches: (text: string, rows: number): string =>
    rows === 0 ? `${text}（已上报的行都符合）` : `${text}（已上报的行有 ${rows} 行不再符合，要逐行改正）`,
  version: (version: number, known: number): string =>
    `工作表“台账”的“版本”填的“${version}”不高于现行的第${known}版。请填 ${known + 1}。`,
  minVersion: (minVersion: number, version: number): string =>
    `工作表“台账”的“最低可报版本”填的“${minVersion}”高于本版 ${version}。请填不高于 ${version} 的数。`,
  published: (title: string, version: number): string => `已发布“${title}”第${version}版。`,
  checked: (title: string, version: number): string => `“${title}”第${version}版可以发布。`,
  faults: (count: number): string => `定义有${count}处问题，没有发布：`,
  changes: '与现行版本相比：',
  sheetTitle: (title: string): string => `${title} 台账定义`,
  fileName: (title: string): string => `${title}_台账定义.xlsx`,
  commandNote: '命令行发布',
  noteMissing: '请写明发布的原因。',
} as const;
