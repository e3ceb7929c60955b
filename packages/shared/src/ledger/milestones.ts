import type { LedgerDefinition } from './definition.ts';
import { milestoneColumns } from './milestone-columns.ts';

/** 节点计划: one row is one milestone of one project. */
export const milestonesLedger: LedgerDefinition = {
  id: 'milestones',
  version: 1,
  minVersion: 1,
  title: '节点计划',
  noun: '节点',
  nameColumn: 'milestone',
  businessKeys: [['projectRef', 'milestone']],
  columns: milestoneColumns,
  rules: [
    { id: 'M001', severity: 'error', kind: 'refKnown', params: { columns: ['projectRef'] } },
    {
      id: 'M002',
      severity: 'explain',
      kind: 'notBeforeLinked',
      params: { column: 'actualDay', ref: 'projectRef', linkedColumn: 'signedDay' },
    },
    {
      id: 'M003',
      severity: 'error',
      kind: 'sameTwice',
      params: { matches: [{ columns: ['projectRef', 'milestone'], severity: 'error', open: 'actualDay' }] },
    },
    {
      id: 'M004',
      severity: 'info',
      kind: 'lateWithoutRow',
      params: { planned: 'plannedDay', actual: 'actualDay', ref: 'projectRef', ledger: 'issues', ledgerRef: 'projectRef' },
    },
    { id: 'M005', severity: 'explain', kind: 'sumsToWhole', params: { by: 'projectRef', column: 'weight' } },
    {
      id: 'M006',
      severity: 'explain',
      kind: 'reasonWhenLate',
      params: { planned: 'plannedDay', actual: 'actualDay', reason: 'delayReason', days: 7 },
    },
    { id: 'M007', severity: 'error', kind: 'notAfterToday', params: { columns: ['actualDay'] } },
    { id: 'M008', severity: 'error', kind: 'frozen', params: { column: 'baselineDay' } },
  ],
};
