import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import type { Browser, Page } from 'playwright-core';
import { PANE_POLICY, callPage, withPage } from './browser.ts';
import { type Figure, held, scale } from './measure.ts';
import { median, percentile, runRounds } from './rounds.ts';

const NOTE =
  'the whole pane in the page over a workbook in memory, from the keystroke to the count drawn; a host adds the time it takes to hand over the cells';
const SHARED = 'the work lets go every 8 ms; what is above is collecting garbage or other processes, not told apart here';

interface Opening {
  readonly ms: number;
  readonly longestBlock: number;
  readonly heapMB: readonly [before: number, peak: number, after: number];
}

interface Reread {
  readonly ms: number;
  readonly longestBlock: number;
}

/** An edit in a workbook of all ledgers, all sent before, so that every rule has its say: cells, rows, other sheets, the past. */
export async function workbook(browser: Browser, script: string, rows: number, quick: boolean): Promise<Figure[]> {
  const edits = quick ? 25 : 50;
  const small = await inPane(browser, script, async (page) => {
    await callPage<Opening>(page, 'openWorkbook', 2_000, 'projects', 'sent');
    return callPage<number[]>(page, 'editToVisible', 'projects', 'signedDay', edits);
  });
  const ids = builtinLedgers.map(({ id }) => id).join();
  const large = await inPane(browser, script, async (page) => {
    const opening = await callPage<Opening>(page, 'openWorkbook', rows, ids, 'sent');
    const typed = await callPage<number[]>(page, 'editToVisible', 'projects', 'signedDay', edits);
    // The first time over, the other ledger is read and checked as a whole.
    await callPage(page, 'renameToVisible', 'milestones', 1);
    const renamed = await callPage<{ own: number[]; other: number[] }>(page, 'renameToVisible', 'milestones', 25);
    return { opening, typed, ...renamed };
  });
  const what = `workbook of ${builtinLedgers.length} ledgers × ${rows.toLocaleString('en-US')} rows`;
  return [
    ...timed('2,000 projects: edit → finding on the screen', small, 100),
    ...memory(`${what}, one of them open`, large.opening),
    ...timed(`${what}: edit → finding on the screen`, large.typed, 50),
    ...timed(`${what}: project renamed → its own sheet's findings on the screen`, large.own, 50),
    ...timed(`${what}: to the milestones → the lost references of a renamed project on the screen`, large.other, 50),
  ];
}

/** A sheet as large as none should be: never sent, opened, pasted into, read again. */
export async function largeSheet(browser: Browser, script: string, rows: number, rounds: number): Promise<Figure[]> {
  const take = () =>
    inPane(browser, script, async (page) => ({
      opening: await callPage<Opening>(page, 'openWorkbook', rows, 'projects', 'new'),
      typed: await callPage<number[]>(page, 'editToVisible', 'projects', 'signedDay', 5),
      again: await callPage<Reread>(page, 'readAgain', 'projects'),
      paste: await callPage<Reread>(page, 'pasteRows', 'projects', 5_000),
    }));
  const { pane } = await runRounds(rounds, { pane: take });
  const [first] = pane;
  const what = `${rows.toLocaleString('en-US')} projects in the pane`;
  const still = (name: string, of: (run: (typeof pane)[number]) => Reread) => [
    scale(`${what}: ${name}`, median(pane.map((run) => of(run).ms)), 'ms'),
    held(
      `${what}: ${name}, longest time the page stands still`,
      median(pane.map((run) => of(run).longestBlock)),
      'ms',
      { below: 50 },
      SHARED,
    ),
  ];
  return [
    ...still('first check, all rules, with progress', ({ opening }) => opening),
    ...still('the whole sheet handed over anew, nothing changed', ({ again }) => again),
    ...still('5,000 rows pasted', ({ paste }) => paste),
    scale(`${what}: edit → finding on the screen, median`, median(pane.flatMap(({ typed }) => typed)), 'ms'),
    ...(first === undefined ? [] : memory(what, first.opening)),
  ];
}

function timed(what: string, times: readonly number[], bar: number): Figure[] {
  return [
    scale(`${what}, median`, median(times), 'ms'),
    held(`${what}, p95`, percentile(times, 0.95), 'ms', { below: bar }, NOTE),
  ];
}

function memory(what: string, { heapMB: [before, peak, after] }: Opening): Figure[] {
  const note = `JavaScript heap: ${before} MB with the workbook alone, ${peak} MB at most while checking, ${after} MB afterwards`;
  return [scale(`${what}: memory the pane keeps`, after - before, 'MB', note)];
}

function inPane<T>(browser: Browser, script: string, work: (page: Page) => Promise<T>): Promise<T> {
  return withPage(browser, script, PANE_POLICY, work);
}
