import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { type WorkbookRefusal, workbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import type { SheetGrid, WorkbookGrid } from '@double-hundred/shared/workbook/grid';
import type { ReaderAnswer, RowsWanted } from './reader-messages.ts';
import type { WorkbookReader } from './workbook-reader.ts';

/** What reading a file may cost. */
export interface ReaderLimits {
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  /** Files read at a time; the others wait. */
  readonly threads: number;
}

export const READER_LIMITS: ReaderLimits = { milliseconds: 20_000, heapMegabytes: 768, threads: 2 };

/** Rows taken over at a stretch before other calls are let in. */
const SLICE_ROWS = 500;

type Read = Result<WorkbookGrid, WorkbookRefusal>;

/**
 * Reads each file in a thread of its own, which ends with it: a file that takes too long or too much memory costs its
 * sender the import and nobody else anything. `script` is what `reader-thread.ts` was bundled into.
 */
export function createThreadReader(script: URL, limits: ReaderLimits = READER_LIMITS): WorkbookReader {
  let reading = 0;
  const waiting: (() => void)[] = [];
  return async (bytes) => {
    while (reading >= limits.threads) await new Promise<void>((resolve) => waiting.push(resolve));
    reading += 1;
    try {
      return await readInThread(script, bytes, limits);
    } finally {
      reading -= 1;
      waiting.shift()?.();
    }
  };
}

async function readInThread(script: URL, bytes: Uint8Array, { milliseconds, heapMegabytes }: ReaderLimits): Promise<Read> {
  const worker = new Worker(script, {
    workerData: bytes,
    name: 'workbook',
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const late = AbortSignal.timeout(milliseconds);
  const gone = goneOf(worker);
  try {
    const head = await nextAnswer(worker, gone, late);
    if (head.kind === 'refused') return err(head.refusal);
    if (head.kind !== 'head') throw new Error('the thread answered what nobody asked');
    const sheets: SheetGrid[] = [];
    for (const [sheet, { rowCount, ...rest }] of head.sheets.entries())
      sheets.push({ ...rest, rows: await rowsOf(worker, gone, sheet, rowCount) });
    return ok({ ...head.workbook, sheets });
  } catch (error) {
    if (late.aborted || isOutOfMemory(error)) return err(workbookRefusal('FILE_TOO_HEAVY'));
    throw error;
  } finally {
    await worker.terminate();
  }
}

async function rowsOf(worker: Worker, gone: Promise<never>, sheet: number, rowCount: number): Promise<SheetGrid['rows']> {
  const rows: SheetGrid['rows'][number][] = [];
  while (rows.length < rowCount) {
    const wanted: RowsWanted = { sheet, from: rows.length, count: SLICE_ROWS };
    const coming = nextAnswer(worker, gone);
    worker.postMessage(wanted);
    const answer = await coming;
    if (answer.kind !== 'rows' || answer.rows.length === 0) throw new Error('the thread has fewer rows than it said');
    for (const row of answer.rows) rows.push(row);
    await setImmediate();
  }
  return rows;
}

/** Rejects when the thread fails or ends, also while nobody waits for it: an error nobody hears would end the server. */
function goneOf(worker: Worker): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
  gone.catch(() => undefined);
  return gone;
}

async function nextAnswer(worker: Worker, gone: Promise<never>, late?: AbortSignal): Promise<ReaderAnswer> {
  const said = once(worker, 'message', late === undefined ? {} : { signal: late });
  const [answer] = (await Promise.race([said, gone])) as [ReaderAnswer];
  return answer;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
