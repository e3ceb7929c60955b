import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import type { CallFailure } from '@double-hundred/shared/sync/sync-server';
import { expect, test } from 'vitest';
import { createMemorySchedule } from '../memory/memory-schedule.ts';
import { retried } from './retry.ts';

const busy = (retryAfterSeconds?: number): CallFailure => ({
  kind: 'problem',
  code: 'SERVER_BUSY',
  detail: '忙',
  requestId: 'q',
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

function calls(...answers: readonly Result<string, CallFailure>[]) {
  let made = 0;
  return { call: () => Promise.resolve(answers[made++] ?? ok('late')), made: () => made };
}

test('CALLS a fault that may pass is tried again after a spread wait that doubles', async () => {
  const schedule = createMemorySchedule();
  const waits: number[] = [];
  const server = calls(err({ kind: 'network' }), err({ kind: 'network' }), err({ kind: 'network' }), ok('there'));
  const answer = retried(server.call, { schedule, calls: 5, onWait: (wait) => waits.push(wait) });
  await schedule.run(60_000);
  expect(await answer).toEqual(ok('there'));
  expect(waits).toEqual([500, 1_000, 2_000]);
});

test('CALLS the server’s own wait goes before, up to a minute', async () => {
  const schedule = createMemorySchedule();
  const waits: number[] = [];
  const answer = retried(calls(err(busy(7)), err(busy(600)), ok('there')).call, {
    schedule,
    calls: 5,
    onWait: (wait) => waits.push(wait),
  });
  await schedule.run(120_000);
  expect(await answer).toEqual(ok('there'));
  expect(waits).toEqual([7_000, 60_000]);
});

test('CALLS what cannot pass by itself is told at once, and so is the last failure', async () => {
  const schedule = createMemorySchedule();
  const refused = calls(err({ kind: 'problem', code: 'UNIT_FORBIDDEN', detail: '无权', requestId: 'q' }));
  expect((await retried(refused.call, { schedule, calls: 5 })).ok).toBe(false);
  expect(refused.made()).toBe(1);
  const gone = calls(err({ kind: 'network' }), err({ kind: 'network' }));
  const answer = retried(gone.call, { schedule, calls: 2 });
  await schedule.run(60_000);
  expect(await answer).toEqual(err({ kind: 'network' }));
  expect(gone.made()).toBe(2);
});

test('CALLS a cancelled wait ends within a moment and makes no further call', async () => {
  const schedule = createMemorySchedule();
  const signal = { aborted: false };
  const server = calls(err(busy(30)));
  const answer = retried(server.call, { schedule, calls: 5, signal });
  await schedule.run(1_000);
  signal.aborted = true;
  await schedule.run(300);
  expect(await answer).toEqual(err({ kind: 'cancelled' }));
  expect(server.made()).toBe(1);
});
