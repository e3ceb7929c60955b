import { type Day, shanghaiDay } from './day.ts';

/** The only way to the time. `now` is epoch milliseconds; `today` is the calendar day in Asia/Shanghai. */
export interface Clock {
  now(): number;
  today(): Day;
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
