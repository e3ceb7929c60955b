import type { GapReason } from '../submission/completeness.ts';
import type { ReportingInterval } from '../submission/reporting-cycle.ts';
import type { ReportingPeriod } from '../submission/reporting-period.ts';
import type { SubmissionState } from '../submission/submission.ts';
import type { SubmissionStep } from '../submission/submission-event.ts';
import type { Timeliness } from '../submission/timeliness.ts';

export const SUBMISSION_STATE_NAMES: Readonly<Record<SubmissionState, string>> = {
  draft: '未报送',
  submitted: '已报送，待审核',
  returned: '已退回',
  approved: '已审核',
  locked: '已锁定',
  reopened: '已重开',
};

export const SUBMISSION_STEP_NAMES: Readonly<Record<SubmissionStep, string>> = {
  submit: '报送',
  return: '退回',
  approve: '审核通过',
  lock: '锁定',
  askReopen: '申请重开',
  grantReopen: '同意重开',
  refuseReopen: '不同意重开',
};

export const INTERVAL_NAMES: Readonly<Record<ReportingInterval, string>> = {
  day: '日报',
  week: '周报',
  tenDays: '旬报',
  month: '月报',
};

export const GAP_NAMES: Readonly<Record<GapReason, string>> = {
  notUpdated: '本期没有更新',
  unexplained: '待说明',
  conflict: '有冲突未选择',
  error: '有错误',
  refused: '上次填的内容未被接收',
};

/** A period as people call it, such as `11月下旬（11月21日至30日）`. */
export function periodName(period: ReportingPeriod): string {
  const [from, to] = [dayText(period.firstDay), dayText(period.lastDay)];
  switch (period.every) {
    case 'day':
      return from;
    case 'week':
      return `第${Number(period.id.slice(6))}周（${from}至${to}）`;
    case 'tenDays':
      return `${Number(period.id.slice(5, 7))}月${['上旬', '中旬', '下旬'][Number(period.id.slice(9)) - 1] ?? ''}`;
    case 'month':
      return `${Number(period.id.slice(0, 4))}年${Number(period.id.slice(5))}月`;
  }
}

/** Whether a period was handed in in time, as people say it. */
export function timelinessText(timeliness: Timeliness): string {
  switch (timeliness.kind) {
    case 'onTime':
      return '按时';
    case 'late':
      return `迟报${durationText(timeliness.minutes)}`;
    case 'due':
      return `距截止还有${durationText(timeliness.minutesLeft)}`;
    case 'missing':
      return `已逾期${durationText(timeliness.minutes)}未报`;
  }
}

function durationText(minutes: number): string {
  if (minutes < 60) return `${minutes}分钟`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}小时`;
  return `${Math.floor(minutes / (24 * 60))}天`;
}

function dayText(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

const NEXT_STEP: Readonly<Record<SubmissionState, string>> = {
  draft: '请等单位报送后再办理。',
  submitted: '请先审核通过或退回。',
  returned: '请等单位改好重新报送。',
  approved: '如需修改请先退回；如已定稿请锁定。',
  locked: '如需修改请先申请重开，写明原因。',
  reopened: '请在重开截止前改好并重新报送。',
};

/** Why a step of the reporting cycle is refused, and what to do. */
export const submissionTexts = {
  wrongState: (step: SubmissionStep, state: SubmissionState): string =>
    `这一期现在是“${SUBMISSION_STATE_NAMES[state]}”，不能${SUBMISSION_STEP_NAMES[step]}。${NEXT_STEP[state]}`,
  unexplained: (rows: number): string => `还有${rows}行“待说明”没有写原因，请写明原因并上报后，再报送或审核。`,
  inConflict: (rows: number): string => `还有${rows}行的冲突没有选择，请在“冲突”中选好并提交后，再报送或审核。`,
  withErrors: (rows: number): string => `按现行规则有${rows}行存在错误，请单位改正并上报，或将规则改为试行，然后再审核。`,
  rechecking: '规则刚有调整，平台正在重新检查已报的行，请稍候再审核。',
  changedSinceApproval: (rows: number): string => `审核通过后又改动了${rows}行，请看过差异后重新审核，或退回单位，然后再锁定。`,
  reasonMissing: '请写明原因，例如：石桥精密项目签约日期有误，需更正。',
  endWrong: (days: number): string => `重开的截止时间应在现在之后、${days}天之内，例如明天17:00。`,
  rowUnknown: (rowId: string): string => `这份台账里没有编号为“${rowId}”的行，请刷新后重选。`,
  notBegun: (period: string): string => `“${period}”还没有开始，不能报送。请选择已经开始的一期。`,
  noPeriod: (id: string): string => `没有“${id}”这一期。日报写 2026-11-23，周报写 2026-W48，旬报写 2026-11-T3，月报写 2026-11。`,
  otherInterval: (name: string): string => `这本台账按${name}报送，请选择${name}的期次。`,
  noCycle: (ledger: string): string => `台账“${ledger}”不按期报送。如需报送，请区专班在报送设置中加上它的周期。`,
  cycleTwice: (ledger: string): string => `台账“${ledger}”的报送周期写了两次，请只保留一条。`,
  cycleLedger: (ledger: string): string => `没有台账“${ledger}”，请改用已有台账的代号，例如 projects。`,
  cycleColumn: (ledger: string, column: string): string => `台账“${ledger}”没有列“${column}”，请改用已有的列。`,
  noReceipt: (number: string): string =>
    `没有编号为“${number}”的报送回执，请核对，例如 20261123-0042-7K；多写、少写或写错一位都查不到。`,
  reminderNobody: '没有可以催报的单位：所选单位都已报送，或没有选择单位。',
  reminderUnit: (unitId: string): string => `不在填报单位名录里：“${unitId}”。请用名录中的单位编号。`,
  reminderDefault: (ledger: string, period: string, deadline: string): string =>
    `请尽快报送${ledger}${period}，截止时间${deadline}。`,
  ruleUnknown: (ruleId: string): string =>
    `这本台账没有可以豁免的规则“${ruleId}”，请用“错误”或“要说明”一类规则的编号，例如 P022。`,
  noExemption: (id: string): string => `没有编号为“${id}”的豁免申请，请刷新后重试。`,
  exemptionAnswered: '这项豁免申请已经答复过，如需改变请单位重新申请。',
  dueSoon: (left: string): string => `本期还没有报送，${left}。`,
  overdue: (late: string): string => `本期${late}，请尽快报送。`,
} as const;

/** What a locked row is told, as a finding. */
export const lockTexts = {
  running: (period: string): string => `${period}已锁定，这一期内不能再改这本台账`,
  reported: (period: string): string => `这一行的成果已在${period}报送并锁定，金额、日期、归属等不能再改`,
  expected: (nextDay: string): string => `填写的内容仍在表里。确需更正，请在“报送”中申请重开；否则从${nextDay}起随下一期上报。`,
  expectedReported: '填写的内容仍在表里。确需更正，请在“报送”中申请重开，同意后再上报；其他列可以照常更新。',
} as const;
