import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { builtFolder, inFolder } from './folders.ts';
import { type Figure, type Measure, held, scale } from './measure.ts';
import { median, ratio } from './rounds.ts';
import { runContender } from './run-contender.ts';
import { serveFolder, startOwnServer } from './servers.ts';

const UNITS = 24;

interface Reading {
  readonly kept: { readonly p50: number; readonly p95: number };
  readonly groupBy: number | null;
}
interface Polling {
  readonly full: { readonly p50: number; readonly p95: number };
  readonly unchangedPerSecond: number;
  readonly nothingPerSecond: number;
}

/** The district's totals: how the cost grows with the rows, beside GROUP BY, while somebody writes, and when nothing changed. */
export const totalsMeasure: Measure = {
  name: 'totals',
  title: `Totals of a district of ${UNITS} units`,
  async run({ rounds, quick }) {
    const sizes = quick ? [5_000, 50_000] : [5_000, 50_000, 500_000];
    const bySize: { rows: number; idle: Reading[] }[] = [];
    const figures: Figure[] = [];
    for (const rows of sizes) {
      await inFolder(async (folder) => {
        await startOwnServer(folder, UNITS).then((server) => server.stop());
        await runContender('fill-totals', { folder, rows, units: UNITS });
        const idle: Reading[] = [];
        for (let round = 0; round < rounds; round += 1) idle.push(await readTotals(folder, round === 0, rows >= 500_000 ? 1 : 3));
        bySize.push({ rows, idle });
        figures.push(...sizeFigures(rows, idle));
        if (rows === 50_000) figures.push(...(await whileWriting(folder, rounds)), ...(await overHttp(folder, rounds)));
      });
    }
    return [...figures, ...growth(bySize)];
  },
};

function readTotals(folder: string, compare: boolean, groupBys: number): Promise<Reading> {
  return runContender('read-totals', { folder, units: UNITS, reads: 200, groupBys, compare });
}

function sizeFigures(rows: number, idle: readonly Reading[]): Figure[] {
  const kept = idle.map((reading) => reading.kept.p50);
  const scanned = idle.map((reading) => reading.groupBy ?? Number.NaN);
  const what = `${rows.toLocaleString('en-US')} rows`;
  const gain = ratio(scanned, kept);
  return [
    scale(`${what}: kept totals, p50`, median(kept), 'ms'),
    scale(`${what}: kept totals, p95`, median(idle.map((reading) => reading.kept.p95)), 'ms'),
    scale(`${what}: the same figures by GROUP BY over the rows' JSON`, median(scanned), 'ms', 'figures compared: equal'),
    rows === 500_000
      ? held(`${what}: GROUP BY over kept totals`, gain, '×', { atLeast: 100 })
      : scale(`${what}: GROUP BY over kept totals`, gain, '×'),
  ];
}

function growth(bySize: readonly { rows: number; idle: readonly Reading[] }[]): Figure[] {
  const of = (rows: number) =>
    median(bySize.find((size) => size.rows === rows)?.idle.map((reading) => reading.kept.p95) ?? [Number.NaN]);
  if (!bySize.some(({ rows }) => rows === 500_000)) return [];
  return [
    held(
      'kept totals, p95 at 500,000 rows over 50,000',
      of(500_000) / of(50_000),
      '×',
      { below: 2 },
      '5,000,000 rows are not taken: filling them needs 10 GB; the tables read hold one line per unit, kind and day at any size',
    ),
  ];
}

async function whileWriting(folder: string, rounds: number): Promise<Figure[]> {
  const idle: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    idle.push((await readTotals(folder, false, 0)).kept.p95);
    await besideWriter({ folder, units: UNITS }, async () => busy.push((await readTotals(folder, false, 0)).kept.p95));
  }
  return [
    scale('50,000 rows, another process writing: kept totals, p95', median(busy), 'ms'),
    held('50,000 rows: p95 while another process writes over p95 idle', ratio(busy, idle), '×', { below: 3 }),
  ];
}

async function overHttp(folder: string, rounds: number): Promise<Figure[]> {
  const server = await serveFolder(folder);
  try {
    const poll = (rates: boolean) => runContender<Polling>('poll-totals', { url: server.url, reads: 200, rates });
    const idle: Polling[] = [];
    const busy: Polling[] = [];
    for (let round = 0; round < rounds; round += 1) {
      idle.push(await poll(true));
      await besideWriter({ url: server.url, units: UNITS }, async () => busy.push(await poll(false)));
    }
    const unchanged = idle.map(({ unchangedPerSecond }) => unchangedPerSecond);
    const nothing = idle.map(({ nothingPerSecond }) => nothingPerSecond);
    const p95 = (list: readonly Polling[]) => list.map(({ full }) => full.p95);
    return [
      scale('50,000 rows, GET totals over HTTP, p95', median(p95(idle)), 'ms'),
      scale('50,000 rows, GET totals over HTTP while the same server takes 500-row pushes, p95', median(p95(busy)), 'ms'),
      held(
        '50,000 rows, over HTTP: p95 while writing over p95 idle',
        ratio(p95(busy), p95(idle)),
        '×',
        { below: 3 },
        'a push is worked on in slices and stored by a thread of its own',
      ),
      scale('unchanged poll (304), 4 at a time', median(unchanged), 'requests/s'),
      scale('least signed-in call (who am I), 4 at a time', median(nothing), 'requests/s'),
      held('unchanged poll over the least call', ratio(unchanged, nothing), '×', { atLeast: 0.7 }),
    ];
  } finally {
    await server.stop();
  }
}

async function besideWriter(input: object, work: () => Promise<unknown>): Promise<void> {
  const writer = spawn(process.execPath, [join(builtFolder, 'keep-pushing.js'), JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(writer.stdout, 'data');
  try {
    await work();
  } finally {
    const ended = once(writer, 'exit');
    writer.kill('SIGKILL');
    await ended;
  }
}
