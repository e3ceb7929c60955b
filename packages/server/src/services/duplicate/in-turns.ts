import { setImmediate } from 'node:timers/promises';

/** Steps taken before other calls are let in. */
const STEPS = 50;

/** Runs work to its end in small steps, with everybody else's turn in between. */
export async function inTurns<T>(work: Generator<undefined, T>): Promise<T> {
  for (let taken = 1; ; taken += 1) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (taken % STEPS === 0) await setImmediate();
  }
}
