import type { CloseOutDecision, CloseOutState } from '../inspection/close-out.ts';
import type { InspectionState, InspectionStep } from '../inspection/inspection-state.ts';

/** Texts of inspections and closing off as a unit sees them in the pane. */
export const INSPECTING = {
  title: '督查与销号',
  demands: '督查要求',
  noDemands: '没有待整改的督查要求。',
  states: { noted: '只记录', open: '待整改', replied: '已答复，等区里复查', rectified: '整改到位' } satisfies Record<
    InspectionState,
    string
  >,
  wholeUnit: '单位整体情况',
  facts: (day: string, team: string): string => `${day} ${team}`,
  due: (day: string): string => `时限${day}`,
  overdue: (days: number): string => `逾期${days}天`,
  linked: (problem: string): string => `已列为问题清单中的问题“${problem}”，整改好后在下面申请销号。`,
  steps: { reply: '本单位答复', rectified: '区里复查：整改到位', notYet: '区里复查：还没有到位' } satisfies Record<
    InspectionStep,
    string
  >,
  step: (name: string, by: string, time: string): string => `${name} · ${by} ${time}`,
  newDue: (day: string): string => `新时限${day}`,
  reply: '答复整改情况',
  replyLabel: '整改情况',
  replyHelp: '例如：通道已清空并划线，照片已上传。',
  replySend: '提交答复',
  replied: '已答复，等区里复查。',
  past: (count: number): string => `已到位和只记录的（${count}）`,
  issues: '问题销号',
  noIssues: '没有未销号的问题。',
  issueStates: {
    open: '未销号',
    applied: '已申请销号，等区里验收',
    closed: '已销号',
    reopened: '重新打开',
  } satisfies Record<CloseOutState, string>,
  decided: {
    close: (by: string, time: string): string => `${by} ${time}验收销号`,
    reject: (by: string, time: string): string => `${by} ${time}退回整改`,
    reopen: (by: string, time: string): string => `${by} ${time}重新打开`,
  } satisfies Record<CloseOutDecision, (by: string, time: string) => string>,
  reopenings: (times: number): string => `重开${times}次`,
  responsible: (name: string): string => `责任人${name}`,
  apply: '申请销号',
  applyLabel: '整改情况',
  applyHelp: '例如：12户已全部签约，场地已清，照片已上传。',
  applied: '已申请销号。下次上报时，表里这一行的状态自动更新。',
  closed: (count: number): string => `已销号（${count}）`,
  files: '照片和材料',
  openFiles: (count: number | null): string => (count === null ? '佐证材料' : `照片和材料（${count}）`),
  closeFiles: '收起材料',
  newReminder: (text: string): string => `收到催报：${text}`,
} as const;
