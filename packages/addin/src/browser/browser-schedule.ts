import type { SchedulePort } from '../ports/schedule-port.ts';

/** What the schedule uses of a window. */
export type SchedulingWindow = Pick<Window, 'setTimeout' | 'clearTimeout'> & {
  readonly performance: Pick<Performance, 'now'>;
  readonly MessageChannel: typeof MessageChannel;
};

/** The schedule of a page. A message channel gives way at once, where a timer would wait 4 ms and more. */
export function createBrowserSchedule(page: SchedulingWindow, random: () => number): SchedulePort {
  const channel = new page.MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return {
    after(milliseconds, task) {
      const timer = page.setTimeout(task, milliseconds);
      return () => page.clearTimeout(timer);
    },
    breathe: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
      }),
    elapsed: () => page.performance.now(),
    random,
  };
}
