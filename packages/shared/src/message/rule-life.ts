import type { RecheckCause } from '../protocol/rules.ts';
import type { Severity } from '../rule/finding.ts';
import type { RuleState } from '../rule/rule-life.ts';

/** What the states of a rule are called. */
export const RULE_STATE_NAMES: Readonly<Record<RuleState, string>> = {
  draft: '草拟',
  trial: '试行',
  inForce: '生效',
  retired: '停用',
};

const SEVERITIES: Readonly<Record<Severity, string>> = { error: '错误', explain: '要说明', info: '提示' };

/** Texts about the life of rules. */
export const ruleTexts = {
  unknown: (ledger: string, ruleId: string): string => `台账“${ledger}”没有规则“${ruleId}”。请从规则清单中选择。`,
  noteMissing: '请写明调整规则的原因，例如：第三次调度会确定。',
  order: (first: string, later: string): string =>
    `规则的日期应先试行、再生效、后停用：${first} 晚于 ${later}。请改正日期，例如试行 2026-11-20、生效 2026-12-01。`,
  title: '规则',
  lead: '试行的规则只提示，不影响上报；生效后按等级执行。调整后平台在后台重新检查已报的行，不影响填报。',
  loading: '正在取规则…',
  state: '状态',
  severity: '等级',
  severities: SEVERITIES,
  byDefinition: '按台账规定',
  note: '原因',
  noteHelp: '例如：第三次调度会确定',
  save: '保存',
  change: '调整',
  cancel: '取消',
  saved: (title: string, state: string): string => `已将“${title}”设为${state}，正在重新检查已报的行。`,
  savedForLater: (title: string, state: string): string => `已保存“${title}”的调整。今天仍为${state}，已报的行不用重新检查。`,
  today: (from: RuleState, to: RuleState): string =>
    from === to
      ? `保存后今天的状态仍为“${RULE_STATE_NAMES[to]}”。`
      : `保存后今天的状态由“${RULE_STATE_NAMES[from]}”变为“${RULE_STATE_NAMES[to]}”。`,
  suspended: (today: string, inForceFrom: string | undefined): string =>
    `${inForceFrom === undefined ? '没有填再生效的日期，这条规则以后也不会生效' : `到 ${inForceFrom} 才生效，之前不按生效检查`}。` +
    `要今天就按生效检查，请把“生效起”填为 ${today} 或更早，“试行起”不填或不晚于“生效起”。`,
  rows: (count: number): string => `${count}行有此问题`,
  set: (by: string, at: string, note: string): string => `${by} ${at} 调整：${note}`,
  trialFrom: '试行起',
  inForceFrom: '生效起',
  lastDay: '最后一日',
  version: (version: number): string => `规则第${version}版`,
  daysHelp: '日期可以不填：只改状态的，从今天起算。先试行、再生效；“最后一日”之后停用。',
  changesLead: '等级按整条规则调整，保存后以下各项随之改变：',
  severityChange: (name: string, from: Severity, to: Severity): string => `${name}：${SEVERITIES[from]} → ${SEVERITIES[to]}`,
  nothingChanged: '还没有调整状态、等级或日期，请调整后再保存。',
  rechecking: (cause: RecheckCause | undefined, done: number, total: number): string =>
    `正在按${basisOf(cause)}重新检查已报的行：${done}/${total}行`,
  rechecked: (cause: RecheckCause | undefined, total: number, changed: number): string =>
    `已按${basisOf(cause)}检查${total}行，${changed}行的问题有变化`,
  checkedUnder: (version: number, day: string): string => `平台按规则第${version}版检查，检查日期 ${day}`,
  found: (severity: Severity, message: string): string => `${SEVERITIES[severity]}：${message}`,
  explained: (text: string): string => `已说明：${text}`,
  nothingFound: '没有发现问题。',
  refreshed: '规则有调整，已按新规则重新检查。',
} as const;

function basisOf(cause: RecheckCause | undefined): string {
  return cause === 'day' ? '新的一天' : '新规则';
}
