import type { LedgerDefinition } from './definition.ts';
import { issueColumns } from './issue-columns.ts';

/** 问题清单: one row is one problem that stands in a project's way, until it is closed off (逐一销号). */
export const issuesLedger: LedgerDefinition = {
  id: 'issues',
  version: 1,
  minVersion: 1,
  title: '问题清单',
  noun: '问题',
  nameColumn: 'problem',
  businessKeys: [['projectRef', 'problem']],
  columns: issueColumns,
  rules: [
    {
      id: 'I001',
      severity: 'info',
      kind: 'overdueWhile',
      params: { due: 'dueDay', when: { column: 'closeOut', in: ['未销号', '重新打开'] } },
    },
    { id: 'I002', severity: 'info', kind: 'counts', params: { column: 'closeOut', value: '重新打开', into: 'reopenedCount' } },
    // A department's issue may be of a project that another unit reports, which is known to nobody here: told, not refused.
    { id: 'I003', severity: 'info', kind: 'refKnown', params: { columns: ['projectRef'] } },
    { id: 'I004', severity: 'error', kind: 'dayOrder', params: { earlier: 'raisedDay', later: 'dueDay' } },
    { id: 'I004', severity: 'error', kind: 'dayOrder', params: { earlier: 'raisedDay', later: 'closedDay' } },
    { id: 'I005', severity: 'error', kind: 'notSame', params: { column: 'verifier', other: 'responsiblePerson' } },
    {
      id: 'I006',
      severity: 'explain',
      kind: 'emptyUnless',
      params: { column: 'closedDay', when: { column: 'closeOut', in: ['申请销号', '已销号'] } },
    },
    { id: 'I007', severity: 'error', kind: 'notAfterToday', params: { columns: ['raisedDay', 'closedDay'] } },
    {
      id: 'I008',
      severity: 'explain',
      kind: 'sameTwice',
      params: { matches: [{ columns: ['projectRef', 'problem'], severity: 'explain' }] },
    },
  ],
};
