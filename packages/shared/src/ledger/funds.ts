import type { LedgerDefinition } from './definition.ts';
import { fundColumns } from './fund-columns.ts';

/** 经费与奖励: kept by the district office, a unit reads its own rows. One row is one sum of money for one unit. */
export const fundsLedger: LedgerDefinition = {
  id: 'funds',
  version: 1,
  minVersion: 1,
  title: '经费与奖励',
  noun: '款项',
  nameColumn: 'basis',
  keptBy: 'districtOffice',
  businessKeys: [['unit', 'kind', 'projectRef', 'basis', 'amountYuan']],
  columns: fundColumns,
  rules: [
    {
      id: 'F001',
      severity: 'error',
      kind: 'linkedVerified',
      params: {
        when: { column: 'kind', equals: '项目奖金' },
        ref: 'projectRef',
        achievement: 'achievement',
        kinds: { 新签约: 'signed', 新开工: 'started', 新竣工: 'completed', 新投产: 'inProduction' },
      },
    },
    {
      id: 'F002',
      severity: 'error',
      kind: 'sameTwice',
      params: {
        matches: [
          {
            columns: ['projectRef', 'achievement'],
            severity: 'error',
            when: { column: 'kind', equals: '项目奖金' },
            blankAgrees: ['achievement'],
          },
        ],
      },
    },
    { id: 'F003', severity: 'error', kind: 'refKnown', params: { columns: ['projectRef'] } },
    { id: 'F004', severity: 'error', kind: 'dayOrder', params: { earlier: 'decidedDay', later: 'paidDay' } },
    { id: 'F005', severity: 'error', kind: 'notAfterToday', params: { columns: ['decidedDay', 'paidDay'] } },
    { id: 'F006', severity: 'error', kind: 'ownUnitOnly', params: { column: 'unit' } },
  ],
};
