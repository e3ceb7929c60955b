import { type Day, daysBetween, shanghaiDay } from './day.ts';

/** The only way to the time. `now` is epoch milliseconds; `today` is the calendar day in Asia/Shanghai. */
export interface Clock {
  now(): number;
  today(): Day;
}

/**
 * The time of day of `now` on the day of `today`, in epoch milliseconds. They differ only when today is fixed (a demo of
 * another day); deadlines and other times of the campaign are compared with this moment.
 */
export function campaignMoment(clock: Clock): number {
  const now = clock.now();
  return now + daysBetween(shanghaiDay(now), clock.today()) * 86_400_000;
}

/** A clock for tests: stands still until `advance` is called. */
export function testClock(startMs: number): Clock & { advance(ms: number): void } {
  let current = startMs;
  return {
    now: () => current,
    today: () => shanghaiDay(current),
    advance: (ms) => {
      current += ms;
    },
  };
}
