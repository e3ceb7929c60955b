import type { LedgerDefinition } from './definition.ts';
import { outreachColumns } from './outreach-columns.ts';

/** 招商活动台账: one row is one visit, fair or talk. */
export const outreachLedger: LedgerDefinition = {
  id: 'outreach',
  version: 1,
  minVersion: 1,
  title: '招商活动台账',
  noun: '活动',
  nameColumn: 'counterpart',
  businessKeys: [['day', 'kind', 'counterpart']],
  columns: outreachColumns,
  rules: [
    { id: 'O001', severity: 'explain', kind: 'refKnown', params: { columns: ['leadRef'] } },
    { id: 'O002', severity: 'error', kind: 'notAfterToday', params: { columns: ['day'] } },
    {
      id: 'O003',
      severity: 'explain',
      kind: 'sameTwice',
      params: { matches: [{ columns: ['day', 'kind', 'counterpart'], severity: 'explain' }] },
    },
  ],
};
