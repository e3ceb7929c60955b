import { setTimeout as sleep } from 'node:timers/promises';
import type { SchedulePort } from '../ports/schedule-port.ts';

/** Real time, for tests of adapters that talk to something with a time of its own. */
export function createRealSchedule(): SchedulePort {
  return {
    after(milliseconds, task) {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
    breathe: () => sleep(0),
    elapsed: () => performance.now(),
    random: () => 0.5,
  };
}
