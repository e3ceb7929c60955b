import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, addDays } from '../kernel/day.ts';
import { PLAIN_WEEK, isWorkday, workdaysFromTo } from './work-calendar.ts';

const day = (text: string) => text as Day;

describe('WORKDAYS', () => {
  it('WORKDAYS are Monday to Friday unless the calendar says otherwise', () => {
    expect(isWorkday(PLAIN_WEEK, day('2026-11-23'))).toBe(true);
    expect(isWorkday(PLAIN_WEEK, day('2026-11-22'))).toBe(false);
    const nationalDay = { holidays: [day('2026-10-01')], workdays: [day('2026-10-10')] };
    expect(isWorkday(nationalDay, day('2026-10-01'))).toBe(false);
    expect(isWorkday(nationalDay, day('2026-10-10'))).toBe(true);
  });

  it('WORKDAYS of a span count both ends, and none when the span runs backwards', () => {
    expect(workdaysFromTo(PLAIN_WEEK, day('2026-11-23'), day('2026-11-27'))).toBe(5);
    expect(workdaysFromTo(PLAIN_WEEK, day('2026-11-27'), day('2026-11-30'))).toBe(2);
    expect(workdaysFromTo(PLAIN_WEEK, day('2026-11-24'), day('2026-11-23'))).toBe(0);
  });

  it('WORKDAYS of any whole number of weeks are five a week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 30 }), (offset, weeks) => {
        const from = addDays(day('1980-01-01'), offset);
        return workdaysFromTo(PLAIN_WEEK, from, addDays(from, weeks * 7 - 1)) === weeks * 5;
      }),
      { seed: 42 },
    );
  });
});
