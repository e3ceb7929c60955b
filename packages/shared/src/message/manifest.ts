/** A text of the manifest in Chinese, which is its default, and in English. */
export interface ManifestText {
  readonly zh: string;
  readonly en: string;
}

/** What Excel shows of the add-in before and beside the pane. Names hold at most 125 characters, sentences 250. */
export const manifestText = {
  name: { zh: '双百台账', en: 'Double Hundred ledgers' },
  description: {
    zh: '边填边查、一键上报：在 Excel 里填报“双百”行动台账，并汇总到区专班。',
    en: 'Fill, check and report the ledgers of a Double Hundred campaign in Excel.',
  },
  tab: { zh: '双百台账', en: 'Double Hundred' },
  group: { zh: '填报与汇总', en: 'Ledger and totals' },
  start: { zh: '双百台账已装好', en: 'Double Hundred is ready' },
  startNote: {
    zh: '打开本单位的台账，点“双百台账”选项卡上的“检查”，右侧会列出填错的单元格和改法。',
    en: 'Open your ledger and press Check on the Double Hundred tab; the pane lists what to mend, and how.',
  },
  buttons: {
    check: {
      label: { zh: '检查', en: 'Check' },
      note: {
        zh: '逐行检查当前台账，列出问题、单元格和改法；不会改动表格。',
        en: 'Checks every row of the ledger and lists problems, cells and remedies. Changes nothing in the sheet.',
      },
    },
    send: {
      label: { zh: '上报', en: 'Send' },
      note: {
        zh: '打开“上报”页：看清有几行未上报、几行有错，再按“上报”发送到区专班。',
        en: 'Opens the sending tab: see what is unsent or held back, then press Send.',
      },
    },
    totals: {
      label: { zh: '拉取汇总', en: 'Pull totals' },
      note: {
        zh: '打开“汇总”页：查看汇总数，或写成一张新工作表（只写数值，不写公式）。',
        en: 'Opens the totals: look at them, or write them to a new sheet as plain values.',
      },
    },
    open: {
      label: { zh: '打开', en: 'Open' },
      note: {
        zh: '打开双百台账窗格，登录或接着上次的工作。',
        en: 'Opens the pane: sign in, or go on where you stopped.',
      },
    },
  },
  hostUnusable: (host: string) =>
    `无法按地址“${host}”生成清单：请用服务器的域名或 IP 访问，或让管理员设置 PUBLIC_URL，例如 https://taizhang.example.cn。`,
} as const;
