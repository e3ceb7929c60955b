import type { AlertKind } from '../progress/stalled.ts';

/** What the kinds of problems are called. */
export const ALERT_NAMES: Readonly<Record<AlertKind, string>> = {
  startOverdue: '开工逾期',
  completionOverdue: '竣工逾期',
  productionOverdue: '投产逾期',
  stalled: '阶段停滞',
  issueOverdue: '问题逾期未销号',
  milestoneOverdue: '节点逾期',
};

/** Why a row is on the list, and what would take it off. */
export function alertReason(kind: AlertKind, since: string, days: number): string {
  const what = {
    startOverdue: '计划开工日期已过，没有填开工日期。已开工请补填，推迟请改计划并说明。',
    completionOverdue: '计划竣工日期已过，没有填竣工日期。已竣工请补填，推迟请改计划并说明。',
    productionOverdue: '计划投产日期已过，没有填投产日期。已投产请补填，推迟请改计划并说明。',
    stalled: '在这一阶段停留过久，没有进入下一阶段。请更新进展或列入问题清单。',
    issueOverdue: '整改时限已过，还没有销号。整改完成请申请销号，确需延期请改时限。',
    milestoneOverdue: '计划完成日期已过，没有填实际完成日期。已完成请补填，滞后请写原因。',
  }[kind];
  return `自 ${since} 起 ${days} 天：${what}`;
}
