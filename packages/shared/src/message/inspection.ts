import type { CloseOutDecision } from '../inspection/close-out.ts';

/** Sentences about inspections, closing issues off, and re-checks. */
export const inspectionTexts = {
  noIssue: '没有找到这个问题：可能已被删除，请刷新后重试。',
  noRow: (rowId: string): string => `没有编号为“${rowId}”的项目或问题，请刷新后重选。`,
  notApplied: '这个问题还没有申请销号，请先由责任单位在问题清单中填“申请销号”并上报。',
  notClosed: '这个问题没有销号，不用重新打开。',
  samePerson: (name: string): string => `验收人“${name}”是申请人或责任人本人，不能自己验收自己，请换另一位同志验收。`,
  refused: (detail: string): string => `没有办成：${detail}`,
  futureDay: (day: string): string => `督查日期${day}还没有到，请填已经督查的日子。`,
  otherUnit: '所选项目或问题不是这个单位的，请重选。',
  emptyPool: '这段时间没有已销号的问题，不用抽查。',
  notDrawn: '这个问题不在这次抽查之内，请在抽查名单中选择。',
  checkedAlready: '这个问题在这次抽查中已经登记过结果，不能改；如有变化，请另行抽查或登记督查。',
  noSample: (id: string): string => `没有编号为“${id}”的抽查，请刷新后重选。`,
  done: { close: '已销号', reject: '已退回整改', reopen: '已重新打开' } satisfies Record<CloseOutDecision, string>,
} as const;
