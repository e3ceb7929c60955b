import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays } from '../kernel/day.ts';
import { forecastOf } from './forecast.ts';

const firstDay = '2026-09-01' as Day;
const lastDay = '2026-12-09' as Day;
const steady = (days: number) => Array.from({ length: days }, (_, index) => ({ day: addDays(firstDay, index), count: 1 }));

describe('FORECAST', () => {
  it('FORECAST of a steady pace reaches one a day, with no room between slow and fast', () => {
    const forecast = forecastOf({ firstDay, lastDay, asOf: addDays(firstDay, 49), target: 90, counts: steady(50) });
    expect(forecast).toMatchObject({ done: 50, daysLeft: 50, perDay: 1, neededPerDay: 0.8, expected: 100, outlook: 'likely' });
    expect(forecast?.reason).toContain('按目前的速度可以完成目标');
  });

  it('FORECAST that slowed down lately is open when only the early pace would do', () => {
    const counts = steady(30);
    const forecast = forecastOf({ firstDay, lastDay, asOf: addDays(firstDay, 49), target: 50, counts });
    expect(forecast).toMatchObject({ done: 30, low: 30, high: 60, outlook: 'open' });
  });

  it('FORECAST on the last day says what is missing, and none exists before the first day', () => {
    const last = forecastOf({ firstDay, lastDay, asOf: addDays(lastDay, 20), target: 60, counts: steady(50) });
    expect(last).toMatchObject({ daysLeft: 0, neededPerDay: null, outlook: 'unlikely' });
    expect(last?.reason).toContain('还差 10 个');
    expect(forecastOf({ firstDay, lastDay, asOf: addDays(firstDay, -1), target: 60, counts: [] })).toBeNull();
  });

  it('FORECAST lies inside its range and never below what is done', () => {
    const day = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(fc.array(fc.record({ day, count: fc.integer({ min: 0, max: 5 }) })), day, (made, asOf) => {
        const counts = made.map((each) => ({ ...each, day: addDays(firstDay, each.day) }));
        const forecast = forecastOf({ firstDay, lastDay, asOf: addDays(firstDay, asOf), target: 40, counts });
        if (forecast === null) return false;
        return forecast.done <= forecast.low && forecast.low <= forecast.expected && forecast.expected <= forecast.high;
      }),
      { seed: 42 },
    );
  });
});
