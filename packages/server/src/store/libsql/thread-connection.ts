import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SqlRow } from '../database.ts';
import type { Connection, ConnectionOptions } from './connection.ts';
import { type ThreadAnswer, type ThreadCall, type ThreadPart, receivedError } from './thread-messages.ts';

/** How long statements are made at a stretch before other calls are let in. */
const REST_AFTER_MS = 4;

interface Waiting {
  resolve(rows: readonly SqlRow[]): void;
  reject(error: Error): void;
}

/**
 * A connection in a thread of its own, so that reads and calls are answered while a push is stored. The thread starts
 * with the first call; one that ended by itself fails the calls under way, and the next call starts another.
 * `script` is what `writer-thread.ts` was bundled into.
 */
export function createThreadConnection(options: ConnectionOptions, script: URL, onReopen: () => void): Connection {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let calls = 0;

  const begin = (): Worker => {
    const started = new Worker(script, { workerData: options, name: 'writer' });
    let failure: Error | null = null;
    started.on('message', (answer: ThreadAnswer) => ('reopened' in answer ? onReopen() : settle(started, answer)));
    started.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      onReopen();
      for (const { reject } of waiting.values()) reject(new Error('the writer thread ended', { cause: failure }));
      waiting.clear();
    });
    return started;
  };
  const settle = (from: Worker, answer: Exclude<ThreadAnswer, { reopened: true }>) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    // An idle thread must not keep a process alive that has nothing left to do.
    if (waiting.size === 0) from.unref();
    if ('error' in answer) call?.reject(receivedError(answer.error));
    else call?.resolve(answer.rows);
  };
  const post = (message: ThreadCall | ThreadPart): void => worker?.postMessage(message);
  const ask = (call: ThreadCall): Promise<readonly SqlRow[]> =>
    new Promise((resolve, reject) => {
      worker ??= begin();
      worker.ref();
      waiting.set(call.id, { resolve, reject });
      post(call);
    });
  const nextId = () => (calls += 1);

  return {
    query: (statement) => ask({ id: nextId(), kind: 'query', statement }),
    readLatest: (statement) => ask({ id: nextId(), kind: 'readLatest', statement }),
    async write(statements) {
      const id = nextId();
      const written = ask({ id, kind: 'write' });
      // It may fail before its last statement is made; it is looked at then.
      written.catch(() => undefined);
      try {
        let rested = performance.now();
        for await (const statement of statements) {
          post({ id, kind: 'statement', statement });
          if (performance.now() - rested < REST_AFTER_MS) continue;
          await setImmediate();
          rested = performance.now();
        }
      } catch (error) {
        post({ id, kind: 'end', early: true });
        await written.catch(() => undefined);
        throw error;
      }
      post({ id, kind: 'end', early: false });
      await written;
    },
    async close() {
      const current = worker;
      if (current === null) return;
      const ended = once(current, 'exit');
      await ask({ id: nextId(), kind: 'close' });
      worker = null;
      current.ref();
      await ended;
    },
  };
}
