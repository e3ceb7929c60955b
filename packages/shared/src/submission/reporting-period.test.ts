import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays, dayFromNumber } from '../kernel/day.ts';
import { periodName } from '../message/submission.ts';
import { REPORTING_INTERVALS } from './reporting-cycle.ts';
import { deadlineOf, parsePeriod, periodAfter, periodBefore, periodOf, startOf } from './reporting-period.ts';

const anyDay = fc.integer({ min: 10_000, max: 40_000 }).map(dayFromNumber);
const anyInterval = fc.constantFrom(...REPORTING_INTERVALS);

describe('PERIOD', () => {
  it('PERIOD every day lies in exactly one period of an interval, and its id leads back to it', () => {
    fc.assert(
      fc.property(anyInterval, anyDay, (every, day) => {
        const period = periodOf(every, day);
        expect(period.firstDay <= day && day <= period.lastDay).toBe(true);
        expect(parsePeriod(period.id)).toEqual(period);
        expect(periodOf(every, period.firstDay)).toEqual(period);
        expect(periodOf(every, period.lastDay)).toEqual(period);
      }),
      { seed: 31, numRuns: 2_000 },
    );
  });

  it('PERIOD periods follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(anyInterval, anyDay, (every, day) => {
        const period = periodOf(every, day);
        expect(addDays(period.lastDay, 1)).toBe(periodAfter(period).firstDay);
        expect(periodBefore(periodAfter(period))).toEqual(period);
      }),
      { seed: 32, numRuns: 1_000 },
    );
  });

  it('PERIOD weeks carry the number of ISO 8601, also around the turn of a year', () => {
    const weeks: [string, string][] = [
      ['2026-11-23', '2026-W48'],
      ['2026-12-31', '2026-W53'],
      ['2027-01-03', '2026-W53'],
      ['2027-01-04', '2027-W01'],
      ['2024-12-30', '2025-W01'],
      ['2022-01-01', '2021-W52'],
    ];
    for (const [day, id] of weeks) expect(periodOf('week', day as Day).id).toBe(id);
  });

  it('PERIOD the third ten days last until the end of the month', () => {
    expect(periodOf('tenDays', '2026-02-28' as Day)).toMatchObject({
      id: '2026-02-T3',
      firstDay: '2026-02-21',
      lastDay: '2026-02-28',
    });
    expect(periodOf('tenDays', '2026-10-31' as Day)).toMatchObject({ id: '2026-10-T3', lastDay: '2026-10-31' });
    expect(periodOf('tenDays', '2026-10-20' as Day).id).toBe('2026-10-T2');
  });

  it('PERIOD ids of periods that do not exist are refused', () => {
    for (const id of ['', '2026-13', '2026-W54', '2025-W53', '2026-11-T4', '2026-11-31', '2026-1', 'W48', '2026-w48'])
      expect(parsePeriod(id)).toBeNull();
  });

  it('PERIOD the deadline is a time of day in Asia/Shanghai', () => {
    const week = periodOf('week', '2026-11-23' as Day);
    expect(new Date(startOf(week)).toISOString()).toBe('2026-11-22T16:00:00.000Z');
    expect(new Date(deadlineOf(week, { dueAfterDays: -2, dueTime: '17:00' })).toISOString()).toBe('2026-11-27T09:00:00.000Z');
    const month = periodOf('month', '2026-11-23' as Day);
    expect(new Date(deadlineOf(month, { dueAfterDays: 10, dueTime: '00:30' })).toISOString()).toBe('2026-12-09T16:30:00.000Z');
  });

  it('PERIOD names are those people use', () => {
    const names = REPORTING_INTERVALS.map((every) => periodName(periodOf(every, '2026-11-23' as Day)));
    expect(names).toEqual(['11月23日', '第48周（11月23日至11月29日）', '11月下旬', '2026年11月']);
  });
});
