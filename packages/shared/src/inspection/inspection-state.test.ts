import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { demandStanding, type FollowedInspection } from './inspection-state.ts';

const TODAY = '2026-11-23' as Day;
const day = (text: string) => text as Day;

const inspection = (changes: Partial<FollowedInspection> = {}): FollowedInspection => ({
  demand: '限期开工',
  dueDay: day('2026-11-20'),
  steps: [],
  issue: null,
  ...changes,
});

describe('INSPECT where a demand stands', () => {
  it('INSPECT a demand is open and overdue until it was looked at again; a reply alone does not end it', () => {
    expect(demandStanding(inspection(), TODAY)).toEqual({ state: 'open', dueDay: '2026-11-20', overdueDays: 3, missed: true });
    const replied = inspection({ steps: [{ step: 'reply', day: day('2026-11-19') }] });
    expect(demandStanding(replied, TODAY)).toMatchObject({ state: 'replied', overdueDays: 3 });
    const mended = inspection({ steps: [...replied.steps, { step: 'rectified', day: day('2026-11-20') }] });
    expect(demandStanding(mended, TODAY)).toMatchObject({ state: 'rectified', overdueDays: 0, missed: false });
  });

  it('INSPECT what is not mended yet may get another day, which holds from then on', () => {
    const given = inspection({ steps: [{ step: 'notYet', day: day('2026-11-21'), dueDay: day('2026-12-01') }] });
    expect(demandStanding(given, TODAY)).toMatchObject({ state: 'open', dueDay: '2026-12-01', overdueDays: 0, missed: false });
    expect(demandStanding(given, day('2026-11-20'))).toMatchObject({ dueDay: '2026-11-20', missed: false });
  });

  it('INSPECT a demand with an issue is met when the issue is closed off, and open again when that is opened again', () => {
    const withIssue = (state: 'open' | 'applied' | 'closed' | 'reopened', closedDay: Day | null = null) =>
      demandStanding(inspection({ issue: { state, closedDay } }), TODAY);
    expect(withIssue('applied').state).toBe('replied');
    expect(withIssue('closed', day('2026-11-22'))).toMatchObject({ state: 'rectified', overdueDays: 0, missed: true });
    expect(withIssue('reopened')).toMatchObject({ state: 'open', overdueDays: 3 });
  });

  it('INSPECT without a demand nothing is followed up', () => {
    const noted: FollowedInspection = { steps: [], issue: null };
    expect(demandStanding(noted, TODAY)).toEqual({ state: 'noted', dueDay: null, overdueDays: 0, missed: false });
  });
});
