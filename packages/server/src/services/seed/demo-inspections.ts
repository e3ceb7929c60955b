/** An inspection of the demo; days count back from today, `dueInDays` from the inspection. */
interface DemoInspection {
  readonly unit: string;
  readonly daysAgo: number;
  readonly onProject: boolean;
  readonly team: string;
  readonly found: string;
  readonly demand?: string;
  readonly dueInDays?: number;
  readonly reply?: string;
}

export const DEMO_INSPECTIONS: readonly DemoInspection[] = [
  {
    unit: 'shiqiao',
    daysAgo: 4,
    onProject: true,
    team: '区督查组林秋实、方知行',
    found: '现场只有一个班组施工，东侧围挡缺约20米，扬尘监测设备没有通电。',
    demand: '补齐围挡，监测设备通电联网；增加一个班组。',
    dueInDays: 12,
  },
  {
    unit: 'liuwan',
    daysAgo: 9,
    onProject: true,
    team: '区督查组林秋实',
    found: '台账写“桩基完成”，现场查看桩基完成约六成，与台账不符。',
    demand: '核实进度，更正台账中的当前进展。',
    dueInDays: 5,
    reply: '已核实，台账已更正为桩基完成六成。',
  },
  {
    unit: 'qingshi',
    daysAgo: 14,
    onProject: false,
    team: '区督查组方知行',
    found: '抽查三个项目的包联记录，两个项目近一个月没有走访记录。',
    demand: '包联领导逐个走访，补齐走访记录。',
    dueInDays: 7,
  },
  {
    unit: 'gaoxinyuan',
    daysAgo: 2,
    onProject: true,
    team: '区督查组林秋实',
    found: '设备已进场，进度与台账一致。',
  },
];

export const DEMO_RECHECK = {
  clerk: '填报员',
  seed: '第47周抽查',
  verifier: '方知行',
  finding: '现场仍保持清空，没有反弹。',
  exemption: { unit: 'yunxi', ruleId: 'P022', reason: '合同原件正在区档案馆补办目录，本周拿不到文号。' },
} as const;
