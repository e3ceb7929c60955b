import type { Browser } from 'playwright-core';
import { PANE_POLICY, callPage, openBrowser, withPage } from './browser.ts';
import { buildPage } from './build-contenders.ts';
import { type Figure, type Measure, held, scale } from './measure.ts';
import { median, percentile, ratio, runRounds } from './rounds.ts';
import { runContender } from './run-contender.ts';

const ROWS = 10_000;
const COLUMNS = 37;
const SHARED = 'the work lets go every 12 ms; what is above is collecting garbage or other processes, not told apart here';

/** The fast check of cells against zod, in Node and in the browser, and what a large sheet costs the pane. */
export const checkMeasure: Measure = {
  name: 'check',
  title: `Checking rows: fast path against zod (${ROWS.toLocaleString('en-US')} rows × ${COLUMNS} columns, 5 % bad)`,
  async run({ rounds, quick }) {
    const script = await buildPage('page-check');
    const browser = await openBrowser();
    try {
      return [
        ...(await inNode(rounds)),
        ...(await inBrowser(browser, script, rounds, null)),
        ...(await inBrowser(browser, script, rounds, PANE_POLICY)),
        ...(await largeSheet(browser, script, quick ? 20_000 : 100_000, Math.min(rounds, 3))),
        ...(await edits(browser, script, 2_000)),
        ...(await edits(browser, script, 10_000)),
      ];
    } finally {
      await browser.close();
    }
  },
};

async function inNode(rounds: number): Promise<Figure[]> {
  const speed = async (contender: string): Promise<number> => {
    const { msPerRun, failures } = await runContender<{ msPerRun: number; failures: number }>('check-rows', {
      contender,
      rows: ROWS,
      runs: 15,
    });
    if (contender !== 'touch' && failures !== ROWS / 20)
      throw new Error(`${contender} found ${failures} bad rows instead of ${ROWS / 20}`);
    return (ROWS / msPerRun) * 1_000;
  };
  const taken = await runRounds(rounds, { touch: () => speed('touch'), flags: () => speed('flags'), zod: () => speed('zod') });
  return [
    scale('Node: limit, every cell only looked at', median(taken.touch), 'rows/s'),
    scale('Node: fast path', median(taken.flags), 'rows/s'),
    scale('Node: zod safeParse per row', median(taken.zod), 'rows/s'),
    scale('Node: fast path over zod', ratio(taken.flags, taken.zod), '×', 'no bar in Node: the server uses zod'),
  ];
}

async function inBrowser(browser: Browser, script: string, rounds: number, policy: string | null): Promise<Figure[]> {
  const speed = (contender: string) =>
    withPage(browser, script, policy, (page) => callPage<number>(page, 'rowsPerSecond', contender, ROWS, 9));
  const taken = await runRounds(rounds, { flags: () => speed('flags'), zod: () => speed('zod') });
  const where = policy === null ? 'Chromium' : 'Chromium under the CSP of the pane';
  return [
    scale(`${where}: fast path`, median(taken.flags), 'rows/s'),
    scale(`${where}: zod safeParse per row`, median(taken.zod), 'rows/s'),
    held(`${where}: fast path over zod`, ratio(taken.flags, taken.zod), '×', { atLeast: policy === null ? 4 : 8 }),
  ];
}

interface SheetTimes {
  readonly first: number;
  readonly longestBlock: number;
  readonly unchanged: number;
  readonly plainDiff: number;
}

async function largeSheet(browser: Browser, script: string, rows: number, rounds: number): Promise<Figure[]> {
  const take = () => withPage(browser, script, PANE_POLICY, (page) => callPage<SheetTimes>(page, 'checkSheet', rows));
  const { pane } = await runRounds(rounds, { pane: take });
  const of = (key: keyof SheetTimes) => pane.map((times) => times[key]);
  const what = `${rows.toLocaleString('en-US')} × ${COLUMNS} sheet in the pane`;
  return [
    scale(`${what}: first check, in slices`, median(of('first')), 'ms'),
    held(`${what}: longest time the page stands still`, median(of('longestBlock')), 'ms', { below: 50 }, SHARED),
    scale(`${what}: unchanged, read again and checked again`, median(of('unchanged')), 'ms'),
    scale(`${what}: limit, plain comparison of all values`, median(of('plainDiff')), 'ms'),
    held(`${what}: unchanged over plain comparison`, ratio(of('unchanged'), of('plainDiff')), '×', { below: 2 }),
  ];
}

async function edits(browser: Browser, script: string, rows: number): Promise<Figure[]> {
  const times = await withPage(browser, script, PANE_POLICY, (page) => callPage<number[]>(page, 'editToFinding', rows, 100));
  const what = `One edit → its finding at ${rows.toLocaleString('en-US')} rows, pane's check alone`;
  const p95 = percentile(times, 0.95);
  return [
    scale(`${what}, median`, median(times), 'ms'),
    rows === 2_000 ? held(`${what}, p95`, p95, 'ms', { below: 100 }) : scale(`${what}, p95`, p95, 'ms'),
  ];
}
