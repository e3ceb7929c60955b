import { createSheetCheck } from '@double-hundred/addin/app/check-sheet';
import { createBrowserSchedule } from '@double-hundred/addin/browser/browser-schedule';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { newFileState } from '@double-hundred/shared/sync/file-state';
import { type CheckContender, checker } from '../check-contenders.ts';
import { benchContext } from '../district.ts';
import { columnAt, sheetReader, withCell } from '../sheet-reading.ts';

const FIRST_DATA_ROW = 4;

/** Rows per second of one contender, best-warmed: the median of the runs. */
export function rowsPerSecond(contender: CheckContender, rowCount: number, runs: number): number {
  const check = checker(contender, rowCount);
  check();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(time(check));
  times.sort((left, right) => left - right);
  return (rowCount / (times[times.length >> 1] ?? 1)) * 1_000;
}

/** The pane's own check of a sheet: first time, longest time the page stands still, unchanged, and after an edit. */
export async function checkSheet(
  rowCount: number,
): Promise<{ first: number; longestBlock: number; unchanged: number; plainDiff: number; findings: number }> {
  const context = benchContext();
  const read = sheetReader(rowCount, context.units);
  const sheet = paneCheck();
  const opened = read();
  const watch = watchBlocks();
  const start = performance.now();
  await sheet.check(opened);
  const first = performance.now() - start;
  const longestBlock = watch.end();
  const again = read();
  const unchangedTimes: number[] = [];
  const diffTimes: number[] = [];
  let now = again;
  for (let run = 0; run < 3; run += 1) {
    const before = performance.now();
    await sheet.check(now);
    unchangedTimes.push(performance.now() - before);
    const next = read();
    diffTimes.push(time(() => plainDiff(now, next)));
    now = next;
  }
  return { first, longestBlock, unchanged: middle(unchangedTimes), plainDiff: middle(diffTimes), findings: 0 };
}

/** Milliseconds from a reading with one cell spoiled to its finding, for that many edits. */
export async function editToFinding(rowCount: number, edits: number): Promise<number[]> {
  const context = benchContext();
  const sheet = paneCheck();
  let reading = sheetReader(rowCount, context.units)();
  await sheet.check(reading);
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const row = FIRST_DATA_ROW + ((edit * 7_919) % rowCount);
    reading = withCell(reading, row, columnAt('phone'), `138000${edit}`);
    const start = performance.now();
    const checked = await sheet.check(reading);
    times.push(performance.now() - start);
    if (checked?.rows[row - FIRST_DATA_ROW]?.held !== true) throw new Error(`edit ${edit} was not found`);
  }
  return times;
}

function paneCheck(): ReturnType<typeof createSheetCheck> {
  const context = benchContext();
  const state = newFileState({
    fileId: 'f',
    replicaId: 'p',
    unit: 'unit1',
    ledger: projectsLedger.id,
    schemaVersion: projectsLedger.version,
  });
  return createSheetCheck({
    definition: projectsLedger,
    schedule: createBrowserSchedule(window, () => 0.5),
    context: () => context,
    state: () => state,
    onProgress: () => undefined,
  });
}

// The limit: compare every value with the one before.
function plainDiff(left: ReturnType<ReturnType<typeof sheetReader>>, right: typeof left): number {
  let changed = 0;
  for (let row = 0; row < right.rows.length; row += 1) {
    const before = left.rows[row];
    const after = right.rows[row];
    if (before === undefined || after === undefined) continue;
    for (let column = 0; column < after.length; column += 1) if (before[column]?.value !== after[column]?.value) changed += 1;
  }
  return changed;
}

/** Ticks as often as the page lets it; the longest gap is the longest time no key could be taken. */
function watchBlocks(): { end(): number } {
  const channel = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  let running = true;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) channel.port2.postMessage(null);
  };
  channel.port1.onmessage = tick;
  channel.port2.postMessage(null);
  return {
    end() {
      tick();
      running = false;
      return longest;
    },
  };
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function middle(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[times.length >> 1] ?? Number.NaN;
}
