import { dayWords } from '../bulletin/figure-words.ts';
import type { AchievementKind, Basis } from '../campaign/campaign.ts';
import type { Light } from '../protocol/totals.ts';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from './figure-names.ts';

const LIGHTS: Readonly<Record<Light['color'], string>> = { green: '绿灯', amber: '黄灯', red: '红灯', grey: '未定目标' };
const LEVELS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** Words of bulletins (通报): what the office is asked and told, and the sentences of the document itself. */
export const bulletinTexts = {
  unwritable: '含有看不见的控制字符，文档无法保存：请删掉后重新粘贴为纯文本',
  unknown: (id: string) => `没有编号为“${id}”的通报：可能还没有发布，请从通报列表里选择。`,
  unknownGroup: (id: string) => `没有编号为“${id}”的排名分组：请从现行计分办法的分组里选择，或留空表示全区。`,
  dayFuture: (today: string) => `截至日期不能晚于今天（${today}）：还没有发生的数不能冻结。`,
  dayEarly: (firstDay: string) => `截至日期不能早于活动开始（${firstDay}）。`,
  numberTaken: (notice: string, next: number) => `“${notice}”已经用过：一个文号只能发一次，下一个可用的是 ${next} 号。`,
  stale: '预览之后数据有变化，通报没有冻结：请重新预览，核对后再冻结。',
  nothingChanged: '与原通报相比没有数据变化，不需要更正。',
  alreadyPublished: '这份通报已经发布过了，无需再次发布。',
  file: (notice: string, title: string, extension: string) => `${notice} ${title}.${extension}`.replaceAll(/[\\/:*?"<>|]/g, ''),
  annexFile: (notice: string, title: string) => `${notice} ${title}（附表）.xlsx`.replaceAll(/[\\/:*?"<>|]/g, ''),

  defaults: {
    series: '双百办',
    title: (campaign: string) => `关于${campaign}进展情况的通报`,
    correctionTitle: (notice: string) => `关于更正${notice}通报有关数据的通报`,
    issuer: (campaign: string) => `${campaign}指挥部办公室`,
    addressee: '各镇、街道，各园区，区各有关部门',
  },

  notice: (series: string, year: number, number: number) => `${series}〔${year}〕${number}号`,
  redHead: (issuer: string) => `${issuer}文件`,
  addressee: (to: string) => `${to.replace(/[：:]$/, '')}：`,
  level: (index: number, text: string) => `${LEVELS[index] ?? index + 1}、${text}`,
  sublevel: (index: number, text: string) => `（${LEVELS[index] ?? index + 1}）${text}。`,
  kind: (kind: AchievementKind) => ACHIEVEMENT_NAMES[kind],
  basis: (basis: Basis) => BASIS_NAMES[basis],
  light: (light: Light) => LIGHTS[light.color],
  district: '全区',

  headings: {
    overall: '总体进展',
    ranking: '排名情况',
    commended: '予以通报表扬',
    criticised: '予以通报批评',
    adjusted: '数据调整说明',
    requirements: '下步要求',
    corrected: '更正内容',
    after: '更正后的总体进展',
  },
  scopeLine: (facts: { asOf: string; day: number; days: number; share: string; basis: string; group: string | null }) =>
    `截至${facts.asOf}（第${facts.day}天，共${facts.days}天，序时进度${facts.share}），${facts.group ?? '全区'}进展按${facts.basis}数通报如下。`,
  threshold: (yi: string) => (yi === '1' ? '亿元以上项目' : `${yi}亿元以上项目`),
  overall: (facts: {
    area: string;
    kind: string;
    projects: string;
    count: string;
    yi: string;
    target: number;
    completion: string;
    gap: number | null;
    light: string;
  }) =>
    `${facts.area}${facts.kind}${facts.projects}${facts.count}个，总投资${facts.yi}亿元，${facts.target === 0 || facts.gap === null ? '没有下达目标' : `完成目标任务（${facts.target}个）的${facts.completion}，${gapWords(facts.gap)}，亮${facts.light}`}。`,
  perUnit: (parts: readonly string[]) => `分别为：${parts.join('、')}。`,
  unitCount: (name: string, count: string) => `${name}${count}个`,
  none: (kind: string) => `各单位均无${kind}项目。`,
  lit: (color: Light['color'], names: readonly string[]) => `亮${LIGHTS[color]}的单位：${names.join('、')}。`,
  rankedBy: (basis: string) => `排名按计分办法以${basis}数计算。`,
  rankedGroup: (parts: readonly string[]) => `${parts.join('，')}。`,
  place: (rank: number, tied: boolean, name: string, points: string) =>
    `第${rank}名${tied ? '（并列）' : ''}${name}（${points}分）`,
  notRanked: (names: readonly string[]) => `暂不参加排名：${names.join('、')}。`,
  noRanking: '本期只通报进展，不作排名。',
  exempted: (names: readonly string[]) => `免列末位：${names.join('、')}。`,
  exemptUnit: (name: string, reason: string) => `${name}（${reason.replace(/。$/, '')}）`,
  commend: (group: string, names: readonly string[]) => `${group}：${names.join('、')}。`,
  adjustment: (facts: { unit: string; kind: string; count: string; yi: string; day: string; note: string }) =>
    `${facts.day}，${facts.unit}${facts.kind}调整${facts.count}个、${facts.yi}亿元：${facts.note.replace(/。$/, '')}。`,

  annexLine: (title: string) => `附件：${title}`,
  annexMark: '附件',
  annexTitle: (asOf: string) => `各单位进展情况表（截至${asOf}）`,
  kindCaption: (kind: string) => `${kind}项目进展`,
  rankCaption: (group: string) => `${group}得分与排名`,
  columns: {
    unit: '单位',
    target: '目标\n（个）',
    count: '完成\n（个）',
    completion: '完成率',
    gap: '序时差\n（百分点）',
    yi: '总投资\n（亿元）',
    light: '亮灯',
    rank: '排名',
    points: '得分',
    remark: '备注',
    group: '分组',
    item: '项目',
    before: '原数',
    after: '更正为',
    reason: '原因',
  },
  total: '合计',
  rank: (rank: number | null, tied: boolean) => (rank === null ? '不排名' : `${rank}${tied ? '（并列）' : ''}`),
  tail: '列末位',
  source: (facts: { basis: string; seq: number; at: string; hash: string }) =>
    `数据来源：各单位报送的项目总台账；口径：${facts.basis}；取数时间：${facts.at}；数据序号：${facts.seq}；数据校验码（SHA-256）：${facts.hash}。`,
  countRule: '注：完成率＝完成÷目标；序时差＝完成率－序时进度；亮灯以序时差判定。',
  kindSheetTitle: (kind: string, asOf: string) => `${kind}进展情况表（截至${asOf}）`,
  rankSheet: '得分与排名',
  changeSheet: '更正对照',
  changeTitle: (notice: string) => `${notice}通报数据更正对照表`,
  sumRule: (area: string) => `“合计”为各单位之和，按公式计算；“${area}”为公布数，每个项目只计一次，并按${area}目标判定。`,

  correction: {
    opening: (facts: { title: string; notice: string; issued: string; count: number }) =>
      `经复核，《${facts.title}》（${facts.notice}，${facts.issued}）中有${facts.count}处数据需要更正，现将更正情况通报如下。原通报其他内容不变。`,
    field: {
      count: (kind: string) => `${kind}（个）`,
      yuan: (kind: string) => `${kind}总投资（亿元）`,
      target: (kind: string) => `${kind}目标（个）`,
      light: (kind: string) => `${kind}亮灯`,
      points: () => '得分',
      rank: () => '排名',
    },
    reasons: {
      adjusted: (day: string, note: string) => `${dayWords(day)}调整：${note}`,
      added: (basis: Basis, count: number) => `${ADDED[basis]}${count}项`,
      removed: (basis: Basis, count: number) => `${REMOVED[basis]}${count}项`,
      edited: (count: number) => `台账更正${count}项`,
      target: '目标调整',
      units: '所辖单位数据更正',
      rules: (version: number) => `计分办法改为第${version}版`,
      rescored: (basis: string) => `${basis}数、录入的加减分或其他单位得分有变化，重新计分`,
      campaign: '行动设定或单位名录有调整',
    },
    none: '（无）',
  },

  chat: (facts: { lead: string; parts: readonly string[]; praise: string; notice: string }) =>
    `${facts.lead}${facts.parts.join('；')}。${facts.praise}（${facts.notice}）`,
  chatLead: (campaign: string, asOf: string, day: number, days: number, share: string, basis: string) =>
    `【${campaign}】截至${asOf}（第${day}/${days}天，序时进度${share}，${basis}数）：`,
  chatKind: (kind: string, count: string, completion: string, gap: number | null, light: string) =>
    gap === null ? `${kind}${count}个` : `${kind}${count}个，完成${completion}，${gapWords(gap)}，${light}`,
  chatPraise: (parts: readonly string[]) => (parts.length === 0 ? '' : `排名靠前：${parts.join('；')}。`),
  chatCorrection: (notice: string, parts: readonly string[]) => `【更正】${notice}有关数据更正为：${parts.join('；')}。`,
  chatChange: (name: string, item: string, before: string, after: string) => `${name}${item}由${before}改为${after}`,
  chatMore: (count: number) => `其余${count}处见通报附表`,
} as const;

const ADDED: Readonly<Record<Basis, string>> = { claimed: '补报', verified: '新核定', official: '新纳统' };
const REMOVED: Readonly<Record<Basis, string>> = { claimed: '核减', verified: '撤销核定或核定失效', official: '退出统计' };

function gapWords(points: number): string {
  if (points === 0) return '与序时进度持平';
  return points > 0 ? `高于序时进度${points.toFixed(1)}个百分点` : `低于序时进度${(-points).toFixed(1)}个百分点`;
}
