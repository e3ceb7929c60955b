import { describe, expect, it } from 'vitest';
import { STALLED_AFTER_DAYS } from '../campaign/stalled-after-days.ts';
import type { RowFields } from '../ledger/fields.ts';
import { alertsOf } from './stalled.ts';

const alerts = (ledger: string, fields: RowFields, allowance = STALLED_AFTER_DAYS) => alertsOf(ledger, fields, allowance);

describe('stalled stages and what is overdue', () => {
  it('STALLED a signed project is late with its start from the day after the planned one, and only with its start', () => {
    const fields = { stage: '签约', signedDay: '2026-09-10', plannedStartDay: '2026-10-31', plannedCompletionDay: '2026-11-01' };
    expect(alerts('projects', fields)).toEqual([
      { kind: 'startOverdue', day: '2026-11-01' },
      { kind: 'stalled', day: '2026-11-10' },
    ]);
  });

  it('STALLED what was done is late no more, and the next plan is looked at', () => {
    const fields = { stage: '开工', startedDay: '2026-11-05', plannedStartDay: '2026-10-31', plannedCompletionDay: '2026-12-01' };
    expect(alerts('projects', fields)).toEqual([{ kind: 'completionOverdue', day: '2026-12-02' }]);
    expect(alerts('projects', { ...fields, completedDay: '2026-12-01', productionDay: '2026-12-02' })).toEqual([]);
  });

  it('STALLED an ended project, a closed issue and a reached milestone are no problems', () => {
    expect(alerts('projects', { stage: '终止', plannedStartDay: '2026-01-01' })).toEqual([]);
    expect(alerts('issues', { closeOut: '已销号', dueDay: '2026-01-01' })).toEqual([]);
    expect(alerts('milestones', { actualDay: '2026-02-01', plannedDay: '2026-01-01' })).toEqual([]);
  });

  it('STALLED an open issue and an open milestone are overdue the day after', () => {
    expect(alerts('issues', { closeOut: '申请销号', dueDay: '2026-11-22' })).toEqual([
      { kind: 'issueOverdue', day: '2026-11-23' },
    ]);
    expect(alerts('milestones', { plannedDay: '2026-11-22' })).toEqual([{ kind: 'milestoneOverdue', day: '2026-11-23' }]);
    expect(alerts('funds', { dueDay: '2026-01-01' })).toEqual([]);
  });

  it('STALLED a campaign says itself how long a project may stay at a stage', () => {
    const fields = { stage: '立项', signedDay: '2026-05-01', approvedDay: '2026-09-01' };
    expect(alerts('projects', fields)).toEqual([{ kind: 'stalled', day: '2026-12-01' }]);
    expect(alerts('projects', fields, { signed: 10, registered: 10, approved: 30 })).toEqual([
      { kind: 'stalled', day: '2026-10-02' },
    ]);
  });
});
