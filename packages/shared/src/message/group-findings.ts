import { percentText } from './amount.ts';
import type { FindingText, Shown } from './findings.ts';

/** What findings say that look at several rows of one ledger together. */
export const groupFindingText = {
  sumNotWhole: (name: string, heading: string, rows: number, sumBps: number): FindingText => ({
    message: `“${name}”共 ${String(rows)} 行，“${heading}”合计 ${percentText(sumBps)}，不是 100%。`,
    expected: `同一个项目各行的“${heading}”合计应为100%，例如：30%、40%、30%；如属实，请写明原因，例如：“二期节点待定，先列一期”。`,
  }),

  fallsInYear: (value: Shown & { month: string }, other: { month: string; shown: string }): FindingText => ({
    message: `“${value.heading}”${value.month} 是 ${value.shown}，${other.month} 是 ${other.shown}；同一年的累计数不会减少。`,
    expected: `请填当年1月起的累计数，不是当月数，例如${value.month > other.month ? '不少于' : '不超过'} ${other.shown}；填错月份的请改正月份。`,
  }),
};
