import { err, type Result } from '@double-hundred/shared/kernel/result';
import type { AbortSignalLike, CallFailure } from '@double-hundred/shared/sync/sync-server';
import type { SchedulePort } from '../ports/schedule-port.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

export interface RetryOptions {
  readonly schedule: SchedulePort;
  /** How many calls at most, the first included. */
  readonly calls: number;
  readonly signal?: AbortSignalLike;
  /** Told before each wait. */
  readonly onWait?: (milliseconds: number) => void;
}

/** Whether the same call may succeed later without anybody doing anything. */
export function passing(failure: CallFailure): boolean {
  if (failure.kind === 'network') return true;
  return failure.kind === 'problem' && (failure.code === 'SERVER_BUSY' || failure.code === 'INTERNAL');
}

/** Repeats a call whose failure may pass: full jitter over 1 s, 2 s, 4 s … 60 s, or as long as the server asks. */
export async function retried<T>(
  call: () => Promise<Result<T, CallFailure>>,
  options: RetryOptions,
): Promise<Result<T, CallFailure>> {
  for (let made = 1; ; made += 1) {
    if (options.signal?.aborted === true) return err({ kind: 'cancelled' });
    const answer = await call();
    if (answer.ok || !passing(answer.error) || made >= options.calls) return answer;
    const asked = answer.error.kind === 'problem' ? (answer.error.retryAfterSeconds ?? 0) * 1_000 : 0;
    const jitter = options.schedule.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (made - 1));
    const wait = Math.max(jitter, Math.min(asked, LONGEST_MS));
    options.onWait?.(wait);
    await waited(options.schedule, wait, options.signal);
  }
}

const LOOK_EVERY_MS = 200;

/** Waits in short pieces so that a cancelled sync ends at once. */
async function waited(schedule: SchedulePort, milliseconds: number, signal: AbortSignalLike | undefined): Promise<void> {
  for (let left = milliseconds; left > 0 && signal?.aborted !== true; left -= LOOK_EVERY_MS) {
    await new Promise<void>((resolve) => schedule.after(Math.min(left, LOOK_EVERY_MS), resolve));
  }
}
