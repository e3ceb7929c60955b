import { inFolder } from './folders.ts';
import { districtRecompute } from './district-recompute.ts';
import { overviewReady } from './district-page.ts';
import type { FrozenTimes } from './contenders/freeze-bulletin.ts';
import type { RouteTime } from './contenders/time-routes.ts';
import { type Figure, type Measure, held, scale } from './measure.ts';
import { median } from './rounds.ts';
import { runContender } from './run-contender.ts';
import { type RunningServer, serveFolder, startOwnServer } from './servers.ts';

const UNITS = 24;
const LARGE = 500_000;
const SMALL = 5_000;
const ABSOLUTE = 'an absolute time: it grows with whatever else the machine does';
const UNIT = 'unit=unit3';

/** What the overview and the desks of the console ask for. */
const ROUTES = {
  'the least signed-in call': '/session',
  'totals, claimed': '/totals?groupBy=unit,kind&basis=claimed',
  'totals, verified': '/totals?groupBy=unit,kind&basis=verified',
  'progress and schedule': '/progress?basis=claimed',
  funnel: '/progress/funnel?qualifying=true',
  problems: '/progress/problems?limit=200',
  'ranking with change in a week': '/scores?compareTo=2026-11-16&trace=none',
  'submissions of a ledger': '/submissions?ledger=projects',
  'submission of one unit': `/submission?${UNIT}&ledger=projects`,
  'score of one unit with trace': `/scores?${UNIT}`,
  'rows behind a figure of a unit, 200': `/totals/rows?${UNIT}&kind=signed&basis=claimed&limit=200`,
  'rows behind a figure of the district, 200': '/totals/rows?kind=signed&basis=claimed&limit=200',
  'claims waiting, 100': '/claims?basis=verified&state=waiting&limit=100',
  'claims confirmed, 100': '/claims?basis=verified&state=confirmed&limit=100',
  'claims of a unit confirmed, 100': `/claims?basis=verified&state=confirmed&${UNIT}&limit=100`,
  duplicates: '/duplicates',
  'reporting load': '/reporting-load',
  rules: '/rules',
  bonuses: '/bonuses',
} as const;
const FLAT = ['totals, claimed', 'totals, verified'] as const;

interface Size {
  readonly rows: number;
  readonly routes: ReadonlyMap<string, RouteTime>;
  readonly overview: number;
}

/** The office of a large district: its console, every call behind it, a recomputation beside it, a bulletin. */
export const districtMeasure: Measure = {
  name: 'district',
  title: `The district office, ${UNITS} units: console, calls, recomputation, bulletin`,
  async run({ rounds, quick }) {
    const taken: Size[] = [];
    const figures: Figure[] = [];
    for (const rows of quick ? [SMALL, LARGE] : [SMALL, 50_000, LARGE]) {
      await inFolder(async (folder) => {
        await startOwnServer(folder, UNITS).then((server) => server.stop());
        await runContender('fill-district', { folder, rows, units: UNITS });
        figures.push(...(await againstRows(folder, rows)));
        const server = await serveFolder(folder);
        try {
          const routes = await timeRoutes(server, quick ? 20 : 60);
          const overview = median(await overviewReady(server.url, UNITS, rounds));
          taken.push({ rows, routes, overview });
          figures.push(overviewFigure(rows, overview), ...routeFigures(rows, routes), ...(await bulletin(server, rows)));
          if (rows === LARGE) figures.push(...(await districtRecompute(server, folder, rows)));
        } finally {
          await server.stop();
        }
      });
    }
    return [...figures, ...growth(taken)];
  },
};

async function againstRows(folder: string, rows: number): Promise<Figure[]> {
  const input = { folder, units: UNITS, reads: 100, groupBys: 1, compare: true };
  const { kept, groupBy } = await runContender<{ kept: { p50: number }; groupBy: number }>('read-totals', input);
  const what = `${told(rows)}: GROUP BY over the rows' JSON over kept totals`;
  const note = 'figures compared: equal';
  return [
    rows === LARGE ? held(what, groupBy / kept.p50, '×', { atLeast: 100 }, note) : scale(what, groupBy / kept.p50, '×', note),
  ];
}

async function timeRoutes(server: RunningServer, reads: number): Promise<ReadonlyMap<string, RouteTime>> {
  const input = { url: server.url, paths: Object.values(ROUTES), reads, seconds: 5 };
  const times = await runContender<readonly RouteTime[]>('time-routes', input);
  return new Map(Object.keys(ROUTES).flatMap((name, index) => (times[index] === undefined ? [] : [[name, times[index]]])));
}

function overviewFigure(rows: number, ready: number): Figure {
  const what = `${told(rows)}: overview of the console, navigation until every figure is shown`;
  return rows === LARGE ? held(what, ready, 'ms', { below: 1_000 }, ABSOLUTE) : scale(what, ready, 'ms');
}

function routeFigures(rows: number, routes: ReadonlyMap<string, RouteTime>): Figure[] {
  return [...routes].flatMap(([name, { p50, p95, bytes }]) => {
    const what = `${told(rows)}: ${name}`;
    const note = `p50 ${p50.toFixed(1)} ms, ${Math.ceil(bytes / 1_024)} KB`;
    const flat = rows === LARGE && FLAT.some((each) => each === name);
    return [
      flat ? held(`${what}, p95`, p95, 'ms', { below: 20 }, `${note}; ${ABSOLUTE}`) : scale(`${what}, p95`, p95, 'ms', note),
    ];
  });
}

async function bulletin(server: RunningServer, rows: number): Promise<Figure[]> {
  const first = await runContender<FrozenTimes>('freeze-bulletin', { url: server.url });
  const second = await runContender<FrozenTimes>('freeze-bulletin', { url: server.url });
  const whole = (times: FrozenTimes): number => times.preview + times.freeze;
  const what = `${told(rows)}: bulletin of verified figures, previewed and frozen with its four files`;
  const note = `freezing alone ${Math.round(second.freeze)} ms`;
  return [
    scale(`${what}, the first of a server`, whole(first), 'ms'),
    rows === LARGE
      ? held(what, whole(second), 'ms', { below: 2_000 }, `${note}; ${ABSOLUTE}`)
      : scale(what, whole(second), 'ms', note),
  ];
}

function growth(taken: readonly Size[]): Figure[] {
  const [small, large] = [SMALL, LARGE].map((rows) => taken.find((size) => size.rows === rows));
  if (small === undefined || large === undefined) return [];
  const overview = `overview of the console: at ${told(LARGE)} over ${told(SMALL)}`;
  const routes = Object.keys(ROUTES).flatMap((name) => {
    const [before, after] = [small.routes.get(name), large.routes.get(name)];
    if (before === undefined || after === undefined) return [];
    const what = `${name}: p50 at ${told(LARGE)} over ${told(SMALL)}`;
    const ratio = after.p50 / before.p50;
    return [FLAT.some((each) => each === name) ? held(what, ratio, '×', { below: 2 }) : scale(what, ratio, '×')];
  });
  return [held(overview, large.overview / small.overview, '×', { below: 1.5 }), ...routes];
}

function told(rows: number): string {
  return `${rows.toLocaleString('en-US')} rows`;
}
