import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day.ts';
import { toNumber } from '../kernel/ratio.ts';
import { type ScheduledCampaign, campaignDay, previewSchedule, scheduleShare } from './schedule.ts';

const campaign = { firstDay: '2026-09-01' as Day, lastDay: '2026-12-09' as Day, days: 100, calendar: 'days' as const };
const year = { firstDay: '2026-01-01' as Day, lastDay: '2026-12-31' as Day, days: 365 };
const shareOn = (plan: ScheduledCampaign, day: string) => toNumber(scheduleShare(plan, day as Day));

describe('SCHEDULE share and gap', () => {
  it('SCHEDULE counts the first day as day 1 and never more than the length of the window', () => {
    expect(campaignDay(campaign, '2026-08-31' as Day)).toBe(0);
    expect(campaignDay(campaign, '2026-09-01' as Day)).toBe(1);
    expect(campaignDay(campaign, '2026-11-23' as Day)).toBe(84);
    expect(campaignDay(campaign, '2026-12-09' as Day)).toBe(100);
    expect(campaignDay(campaign, '2027-01-01' as Day)).toBe(100);
  });

  it('SCHEDULE share starts at 0, never falls from one day to the next and ends at 1 under every calendar', () => {
    const scheduleTable = [
      { day: '2026-10-01' as Day, shareBps: 4_000 },
      { day: '2026-12-09' as Day, shareBps: 10_000 },
    ];
    for (const calendar of ['days', 'workdays', 'months', 'table'] as const) {
      const plan = { ...campaign, calendar, scheduleTable };
      expect(shareOn(plan, '2026-08-31')).toBe(0);
      expect(shareOn(plan, '2026-12-09')).toBe(1);
      expect(shareOn(plan, '2027-06-01')).toBe(1);
      fc.assert(
        fc.property(fc.integer({ min: -10, max: 120 }), (offset) => {
          const day = addDays(campaign.firstDay, offset);
          return toNumber(scheduleShare(plan, day)) <= toNumber(scheduleShare(plan, addDays(day, 1)));
        }),
        { seed: 42 },
      );
    }
  });

  it('SCHEDULE by months counts a month from its last day on', () => {
    const plan = { ...year, calendar: 'months' as const };
    expect(shareOn(plan, '2026-10-30')).toBe(9 / 12);
    expect(shareOn(plan, '2026-10-31')).toBe(10 / 12);
    expect(shareOn(plan, '2026-01-15')).toBe(0);
  });

  it('SCHEDULE by workdays passes over weekends and holidays and counts worked weekends', () => {
    const week = { firstDay: '2026-11-23' as Day, lastDay: '2026-11-29' as Day, days: 7, calendar: 'workdays' as const };
    expect(shareOn(week, '2026-11-25')).toBe(3 / 5);
    expect(shareOn(week, '2026-11-28')).toBe(1);
    const moved = { holidays: ['2026-11-24' as Day], workdays: ['2026-11-28' as Day] };
    expect(shareOn({ ...week, workCalendar: moved }, '2026-11-25')).toBe(2 / 5);
  });

  it('SCHEDULE by a table asks for the share of the last step that has begun', () => {
    const scheduleTable = [
      { day: '2026-09-30' as Day, shareBps: 2_500 },
      { day: '2026-11-01' as Day, shareBps: 6_000 },
    ];
    const plan = { ...campaign, calendar: 'table' as const, scheduleTable };
    expect(shareOn(plan, '2026-09-29')).toBe(0);
    expect(shareOn(plan, '2026-10-31')).toBe(0.25);
    expect(shareOn(plan, '2026-11-23')).toBe(0.6);
  });

  it('SCHEDULE gap comes from exact values and rounds halves away from zero', () => {
    expect(previewSchedule({ completion: 0.944, elapsed: 66, of: 100, decimals: 1 })).toEqual({
      scheduleShare: 0.66,
      gapPoints: 28.4,
    });
    expect(previewSchedule({ completion: 0.5005, elapsed: 50, of: 100, decimals: 1 })?.gapPoints).toBe(0.1);
    expect(previewSchedule({ completion: 0.4995, elapsed: 50, of: 100, decimals: 1 })?.gapPoints).toBe(-0.1);
    expect(previewSchedule({ completion: 0.4, elapsed: 1, of: 3, decimals: 1 })?.gapPoints).toBe(6.7);
  });

  it('SCHEDULE preview refuses an empty window and a completion that is no number', () => {
    expect(previewSchedule({ completion: 0.5, elapsed: 1, of: 0, decimals: 1 })).toBeNull();
    expect(previewSchedule({ completion: Number.NaN, elapsed: 1, of: 3, decimals: 1 })).toBeNull();
  });
});
