import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day.ts';
import { toNumber } from '../kernel/ratio.ts';
import { campaignDay, previewSchedule, scheduleShare } from './schedule.ts';

const campaign = { firstDay: '2026-09-01' as Day, days: 100 };

describe('SCHEDULE share and gap', () => {
  it('SCHEDULE counts the first day as day 1 and never more than the length of the window', () => {
    expect(campaignDay(campaign, '2026-08-31' as Day)).toBe(0);
    expect(campaignDay(campaign, '2026-09-01' as Day)).toBe(1);
    expect(campaignDay(campaign, '2026-11-23' as Day)).toBe(84);
    expect(campaignDay(campaign, '2026-12-09' as Day)).toBe(100);
    expect(campaignDay(campaign, '2027-01-01' as Day)).toBe(100);
  });

  it('SCHEDULE share never falls from one day to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 120 }), (offset) => {
        const day = addDays(campaign.firstDay, offset);
        return toNumber(scheduleShare(campaign, day)) <= toNumber(scheduleShare(campaign, addDays(day, 1)));
      }),
      { seed: 42 },
    );
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
