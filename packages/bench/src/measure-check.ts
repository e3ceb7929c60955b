import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import type { Browser } from 'playwright-core';
import { PANE_POLICY, callPage, openBrowser, withPage } from './browser.ts';
import { buildPage } from './build-contenders.ts';
import { type Figure, type Measure, held, scale } from './measure.ts';
import { largeSheet, workbook } from './measure-pane.ts';
import { median, ratio, runRounds } from './rounds.ts';
import { runContender } from './run-contender.ts';

const ROWS = 10_000;

/** The fast check of cells against zod, all rules of all ledgers, and what an edit and a large sheet cost in the pane. */
export const checkMeasure: Measure = {
  name: 'check',
  title: `Checking rows: every ledger, every rule (${ROWS.toLocaleString('en-US')} rows each, 5 % bad)`,
  async run({ rounds, quick }) {
    const script = await buildPage('page-check');
    const pane = await buildPage('page-pane');
    const browser = await openBrowser();
    try {
      return [
        ...(await inNode(rounds)),
        ...(await inBrowser(browser, script, rounds, null)),
        ...(await inBrowser(browser, script, rounds, PANE_POLICY)),
        ...(await allRules(browser, script)),
        ...(await unchanged(browser, script, quick ? 20_000 : 100_000, Math.min(rounds, 3))),
        ...(await workbook(browser, pane, ROWS, quick)),
        ...(await largeSheet(browser, pane, 100_000, quick ? 1 : 3)),
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
      ledger: 'projects',
      rows: ROWS,
      runs: 15,
    });
    if (contender !== 'touch' && failures !== ROWS / 20)
      throw new Error(`${contender} found ${failures} bad rows instead of ${ROWS / 20}`);
    return (ROWS / msPerRun) * 1_000;
  };
  const taken = await runRounds(rounds, { touch: () => speed('touch'), flags: () => speed('flags'), zod: () => speed('zod') });
  return [
    scale('Node, projects: limit, every cell only looked at', median(taken.touch), 'rows/s'),
    scale('Node, projects: fast path', median(taken.flags), 'rows/s'),
    scale('Node, projects: zod safeParse per row', median(taken.zod), 'rows/s'),
    scale('Node, projects: fast path over zod', ratio(taken.flags, taken.zod), '×', 'no bar in Node: the server uses zod'),
  ];
}

type ByLedger = Readonly<Record<string, number>>;

async function inBrowser(browser: Browser, script: string, rounds: number, policy: string | null): Promise<Figure[]> {
  const times = (contender: string) =>
    withPage(browser, script, policy, (page) => callPage<ByLedger>(page, 'msByLedger', contender, ROWS, 11));
  const taken = await runRounds(rounds, { flags: () => times('flags'), zod: () => times('zod') });
  const where = policy === null ? 'Chromium' : 'Chromium under the CSP of the pane';
  const speeds = (runs: readonly ByLedger[], of: (run: ByLedger) => number, rows: number) =>
    runs.map((run) => (rows / of(run)) * 1_000);
  const all = (run: ByLedger) => Object.values(run).reduce((sum, ms) => sum + ms, 0);
  const total = ROWS * builtinLedgers.length;
  const bar = { atLeast: policy === null ? 4 : 8 };
  const overall = ratio(speeds(taken.flags, all, total), speeds(taken.zod, all, total));
  return [
    scale(`${where}, all ledgers: fast path`, median(speeds(taken.flags, all, total)), 'rows/s'),
    scale(`${where}, all ledgers: zod safeParse per row`, median(speeds(taken.zod, all, total)), 'rows/s'),
    held(`${where}, all ledgers: fast path over zod`, overall, '×', bar),
    ...builtinLedgers.map(({ id, columns }) => {
      const of = (run: ByLedger) => run[id] ?? Number.NaN;
      const times = ratio(speeds(taken.flags, of, ROWS), speeds(taken.zod, of, ROWS));
      return held(`${where}, ${id} (${columns.length} columns): fast path over zod`, times, '×', bar);
    }),
  ];
}

async function allRules(browser: Browser, script: string): Promise<Figure[]> {
  const taken = await withPage(browser, script, PANE_POLICY, (page) => callPage<ByLedger>(page, 'msOfAllRules', ROWS));
  return builtinLedgers.map(({ id, rules }) =>
    scale(`First check with all ${rules.length} rules, ${id}`, (ROWS / (taken[id] ?? Number.NaN)) * 1_000, 'rows/s'),
  );
}

async function unchanged(browser: Browser, script: string, rows: number, rounds: number): Promise<Figure[]> {
  const take = () =>
    withPage(browser, script, PANE_POLICY, (page) =>
      callPage<{ unchanged: number; plainDiff: number }>(page, 'unchangedSheet', rows),
    );
  const { pane } = await runRounds(rounds, { pane: take });
  const [times, limits] = [pane.map((run) => run.unchanged), pane.map((run) => run.plainDiff)];
  const what = `${rows.toLocaleString('en-US')} projects, pane's check alone`;
  return [
    scale(`${what}: unchanged, read again and checked again`, median(times), 'ms'),
    scale(`${what}: limit, plain comparison of all values`, median(limits), 'ms'),
    held(`${what}: unchanged over plain comparison`, ratio(times, limits), '×', { below: 2 }),
  ];
}
