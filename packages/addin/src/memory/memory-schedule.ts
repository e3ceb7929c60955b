import type { SchedulePort } from '../ports/schedule-port.ts';

/** A schedule whose time moves only by `run`; tasks due are run in order. */
export function createMemorySchedule(): SchedulePort & { run(milliseconds: number): Promise<void>; waits: number[] } {
  let now = 0;
  let tasks: { at: number; task: () => void }[] = [];
  const schedule = {
    waits: [] as number[],
    after(milliseconds: number, task: () => void) {
      const entry = { at: now + milliseconds, task };
      schedule.waits.push(milliseconds);
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    breathe: () => Promise.resolve(),
    elapsed: () => now,
    random: () => 0.5,
    async run(milliseconds: number) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        tasks.sort((left, right) => left.at - right.at);
        const [next] = tasks;
        if (!next || next.at > end) break;
        tasks.shift();
        now = next.at;
        next.task();
        await settle();
      }
      now = end;
      await settle();
    },
  };
  return schedule;
}

// Calls under way answer in later turns of the loop; a few of them let everything that can go on go on.
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}
