import { describe, expect, it } from 'vitest';
import { alertsOf } from './stalled.ts';

describe('stalled stages and what is overdue', () => {
  it('STALLED a signed project is late with its start from the day after the planned one, and only with its start', () => {
    const fields = { stage: '签约', signedDay: '2026-09-10', plannedStartDay: '2026-10-31', plannedCompletionDay: '2026-11-01' };
    expect(alertsOf('projects', fields)).toEqual([
      { kind: 'startOverdue', day: '2026-11-01' },
      { kind: 'stalled', day: '2026-11-10' },
    ]);
  });

  it('STALLED what was done is late no more, and the next plan is looked at', () => {
    const fields = { stage: '开工', startedDay: '2026-11-05', plannedStartDay: '2026-10-31', plannedCompletionDay: '2026-12-01' };
    expect(alertsOf('projects', fields)).toEqual([{ kind: 'completionOverdue', day: '2026-12-02' }]);
    expect(alertsOf('projects', { ...fields, completedDay: '2026-12-01', productionDay: '2026-12-02' })).toEqual([]);
  });

  it('STALLED an ended project, a closed issue and a reached milestone are no problems', () => {
    expect(alertsOf('projects', { stage: '终止', plannedStartDay: '2026-01-01' })).toEqual([]);
    expect(alertsOf('issues', { closeOut: '已销号', dueDay: '2026-01-01' })).toEqual([]);
    expect(alertsOf('milestones', { actualDay: '2026-02-01', plannedDay: '2026-01-01' })).toEqual([]);
  });

  it('STALLED an open issue and an open milestone are overdue the day after', () => {
    expect(alertsOf('issues', { closeOut: '申请销号', dueDay: '2026-11-22' })).toEqual([
      { kind: 'issueOverdue', day: '2026-11-23' },
    ]);
    expect(alertsOf('milestones', { plannedDay: '2026-11-22' })).toEqual([{ kind: 'milestoneOverdue', day: '2026-11-23' }]);
    expect(alertsOf('funds', { dueDay: '2026-01-01' })).toEqual([]);
  });
});
