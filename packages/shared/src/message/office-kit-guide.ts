/** A numbered part of a guide. In texts, `…` marks what is typed or named exactly so, **…** what must not be missed. */
export interface GuideSection {
  readonly heading: string;
  readonly steps: readonly string[];
}

export interface GuideFacts {
  readonly baseUrl: string;
  readonly share: string;
}

export interface CertificateFacts {
  readonly thumbprint: string;
  readonly serverDay: string;
  readonly caDay: string;
}

/** The guide for who installs the product: at most two pages of A4. */
export const adminGuideText = {
  title: '双百台账 · 管理员指南',
  lead: ({ baseUrl }: GuideFacts) =>
    `照这两页，把双百台账装进各单位的 Excel。服务网址：\`${baseUrl}\`。全程不需要互联网，各电脑不需要管理员权限。`,
  parts: '一、这个文件夹里有什么',
  partNames: { folder: '文件夹', to: '交给谁', content: '内容' },
  partRows: (withCertificate: boolean): readonly (readonly [string, string, string])[] => [
    ['`share`', '放进共享文件夹', '`manifest.xml`：Excel 按它从服务器装入窗格'],
    [
      '`pc`',
      '每台电脑运行一次',
      withCertificate
        ? '`install.cmd`：登记共享文件夹、安装根证书 `ca.cer`；`uninstall.cmd`：撤销'
        : '`install.cmd`：登记共享文件夹；`uninstall.cmd`：撤销',
    ],
    [
      '`server`',
      '**只留在服务器**',
      withCertificate ? '`server.env` 设置、服务证书和私钥、根证书和私钥' : '`server.env` 设置（证书路径请填上）',
    ],
    ['《填报员指南》', '发给填报员', '两页，照着做一次即可'],
  ],
  server: (facts: GuideFacts, certificate: CertificateFacts | null): GuideSection => ({
    heading: '二、服务器',
    steps: [
      '把 `server` 文件夹放到服务器上，按实际位置改 `server.env` 里的路径。',
      ...(certificate === null
        ? ['把单位已有的证书（PEM）和私钥路径填进 `TLS_CERT_FILE`、`TLS_KEY_FILE`；证书须为各电脑信任，且写有上面的域名或 IP。']
        : [
            `服务证书到 **${certificate.serverDay}**，根证书到 **${certificate.caDay}**。\`ca-key.pem\` 能签发证书：复制到 U 盘锁好，服务器上可删去；\`server-key.pem\` 只让运行服务的账号可读。`,
          ]),
      '启动：`node --env-file=server.env packages/server/dist/main.js serve`。',
      `在服务器上用浏览器打开 \`${facts.baseUrl}/healthz\`，看到 \`"status":"ok"\` 即正常。防火墙放行这个端口。`,
    ],
  }),
  share: ({ share }: GuideFacts): GuideSection => ({
    heading: '三、共享文件夹',
    steps: [
      `建好共享文件夹 \`${share}\`：填报员只读，管理员可写。`,
      '把 `share` 里的 `manifest.xml` 直接放在它的最上层（子文件夹里的 Excel 不看）。',
    ],
  }),
  computers: (certificate: CertificateFacts | null): GuideSection => ({
    heading: '四、每台电脑',
    steps: [
      '要求：Windows，Excel 2021 / LTSC 2021 或更新、Microsoft 365。Excel 2016、2019 不能用窗格，请用浏览器工作台或模板导入。',
      '用填报员自己的账号登录，双击 `pc\\install.cmd`（**不要**选“以管理员身份运行”，否则登记到了管理员名下）。',
      ...(certificate === null
        ? []
        : [`弹出“安全警告”时核对指纹（sha1）后选“是”：\`${certificate.thumbprint}\`。这个根证书只能用于上面的服务地址。`]),
      '关闭所有 Excel 再打开，“文件”→“选项”→“信任中心”→“信任中心设置”→“受信任的加载项目录”里应有共享文件夹。',
    ],
  }),
  policy: (certificate: CertificateFacts | null): GuideSection => ({
    heading: '五、电脑很多时用组策略',
    steps: [
      '登记：用户配置 → 首选项 → Windows 设置 → 注册表，照 `trust-catalog.reg` 的内容建三个值。',
      ...(certificate === null
        ? []
        : [
            '根证书：计算机配置 → 策略 → Windows 设置 → 安全设置 → 公钥策略 → 受信任的根证书颁发机构，导入 `ca.cer`；单台可在管理员命令行运行 `certutil -f -addstore Root ca.cer`。',
          ]),
    ],
  }),
  renew: (facts: GuideFacts): GuideSection => ({
    heading: '六、证书到期前',
    steps: [
      `服务启动时会提前三十天提醒。运行 \`office-kit --base-url ${facts.baseUrl} --ca 旧文件夹/server --out 新文件夹\`（当初有 \`--names\` 的照旧写上），换上新的 \`server.pem\`、\`server-key.pem\`，重启服务。**各电脑不用动。**`,
    ],
  }),
  troubles: '出了问题',
  troubleRows: [
    ['“共享文件夹”里没有双百台账', '确认能打开共享文件夹、登记时用的是填报员账号；点“刷新”，或重开 Excel'],
    ['窗格空白或提示证书有问题', '用 Edge 打开服务网址：有安全警告说明根证书没有装上；打不开说明网络或防火墙不通'],
    ['按钮不见了、仍是旧版', '关闭 Excel，删除 `%LOCALAPPDATA%\\Microsoft\\Office\\16.0\\Wef`，再打开并重新添加'],
    ['要撤下来', '运行 `pc\\uninstall.cmd`；台账文件不受影响'],
  ] as readonly (readonly [string, string])[],
} as const;

/** The guide for a clerk: at most two pages of A4. */
export const clerkGuideText = {
  title: '双百台账 · 填报员指南',
  lead: '您照旧用自己的 Excel 台账。装好后，右侧窗格会指出哪一格错了、怎么改，改好一键上报。装一次约三分钟。',
  add: ({ share }: GuideFacts): GuideSection => ({
    heading: '一、把双百台账加进 Excel（只做一次）',
    steps: [
      '双击管理员给您的 `install.cmd`，有提示选“是”，然后关闭所有 Excel 窗口。管理员已统一装好的，跳过这步。',
      '打开 Excel，“插入”→“我的加载项”（较新的 Excel：“开始”→“加载项”→“更多加载项”）。',
      `点上方的“共享文件夹”，选“双百台账”，按“添加”。看不到时按“刷新”；还没有，请管理员检查 \`${share}\`。`,
    ],
  }),
  ribbon: {
    heading: '二、功能区多了“双百台账”选项卡',
    steps: [
      '**检查**：看问题清单，不改动表格。**上报**：看清有几行没报、几行有错，再按窗格里的“上报”。',
      '**拉取汇总**：看汇总数，或写成一张新工作表。**打开**：打开窗格，登录或接着上次的工作。',
    ],
  } satisfies GuideSection,
  work: {
    heading: '三、每次填报',
    steps: [
      '打开本单位台账，按“检查”，用管理员给的用户名和密码登录。',
      '点清单里的一条，光标跳到那一格；照提示改，或按“改为……”由窗格改好，可以撤销。',
      '“待确认”的看清后按“确认”；“要说明”的写一句原因；“错误”不改，这一行先不报，别的行照常。',
      '没有错的行按“上报”。断网时内容留在表格里，有网后再按一次，不会重复。',
      '存盘、换电脑、发给同事都可以：上报记录跟着文件走。不要删掉隐藏的“行标识”列。',
    ],
  } satisfies GuideSection,
  otherwise: ({ baseUrl }: GuideFacts): GuideSection => ({
    heading: '四、Excel 用不了窗格时',
    steps: [
      `Excel 2016、2019 或 WPS：用浏览器打开 \`${baseUrl}/workbench/\`，登录后在网页表格里填；也可以下载模板，在 Excel 或 WPS 里填好再导入。检查和上报完全一样。`,
    ],
  }),
  troubles: '出了问题',
  troubleRows: [
    ['窗格一片空白', '关掉窗格再按“打开”；仍然空白，重开 Excel，或把窗格拖成浮动再拖回'],
    ['没有认出台账', '点一下台账所在的工作表，再按“重新识别”；标题行要有“项目名称”等列名'],
    ['提示登录已过期', '在窗格里重新登录，填的内容都在'],
    ['提示不是本单位的台账', '打开本单位的文件，或换成该单位的账号登录'],
  ] as readonly (readonly [string, string])[],
  help: '解决不了，请把窗格里的提示原话和文件发给区专班或管理员。',
} as const;

/** Words inside the drawings of the guides, and what the drawings are called. */
export const guideFigureText = {
  parties: '服务器、共享文件夹和电脑的关系',
  server: '双百台账服务器',
  shareFolder: '共享文件夹',
  computer: '填报员的 Excel',
  findsManifest: '① 按清单找到加载项',
  loadsPane: '② https 装入窗格、上报、汇总',
  once: '每台电脑运行一次 install.cmd',
  certificateDialog: '安装根证书时的安全警告（示意图）',
  warning: '安全警告',
  warningBody: ['您即将从一个声称代表如下的证书颁发机构', '安装证书：'],
  thumbprint: '指纹 (sha1)：',
  warningQuestion: '您想安装此证书吗？',
  yes: '是(Y)',
  no: '否(N)',
  catalogDialog: '信任中心里的“受信任的加载项目录”（示意图）',
  trustCentre: '信任中心',
  trustItem: '受信任的加载项目录',
  trustItems: ['受信任的发布者', '受信任位置', '受信任的文档', '受信任的加载项目录', '加载项', '宏设置'],
  catalogHead: ['受信任的目录地址', '显示在菜单中'],
  addInDialog: '在“共享文件夹”里选双百台账（示意图）',
  addIns: 'Office 加载项',
  addInTabs: ['我的加载项', '共享文件夹', '应用商店'],
  refresh: '刷新',
  add: '添加',
  cancel: '取消',
  ribbonFigure: '“双百台账”选项卡（示意图）',
  excelTabs: ['文件', '开始', '插入', '公式', '数据', '视图'],
  pane: '窗格里的问题清单：哪一格、错在哪、怎么改',
  page: (day: string, version: string) => `双百台账 ${version} · ${day}`,
} as const;
