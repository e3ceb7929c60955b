import { join } from 'node:path';
import { inFolder } from './folders.ts';
import { type Figure, type Measure, held, scale, skipped } from './measure.ts';
import { missingPeer } from './peers.ts';
import { median, ratio, runRounds } from './rounds.ts';
import { runContender } from './run-contender.ts';

interface Written {
  readonly ms: number;
  readonly peakMb: number;
  readonly baseMb: number;
}
interface ReadBack {
  readonly ms: number;
  readonly peakMb: number;
  readonly rows: number;
}

/** Templates, exports and imports of workbooks. */
export const xlsxMeasure: Measure = {
  name: 'xlsx',
  title: 'Workbooks: template of 500 rows, export and import of 50,000 × 25 cells',
  async run({ rounds, quick }) {
    const rows = quick ? 10_000 : 50_000;
    return [...(await template(rounds)), ...(await largeFiles(rounds, rows))];
  },
};

async function template(rounds: number): Promise<Figure[]> {
  const { own } = await runRounds(rounds, {
    own: () => runContender<{ cold: number; warm: number }>('template-own', { rows: 500, runs: 15 }),
  });
  return [
    scale('template of 500 rows, first in its process', median(own.map(({ cold }) => cold)), 'ms'),
    held('template of 500 rows, warm', median(own.map(({ warm }) => warm)), 'ms', { below: 100 }),
  ];
}

async function largeFiles(rounds: number, rows: number): Promise<Figure[]> {
  const missing = missingPeer('exceljs');
  return inFolder(async (folder) => {
    const out = join(folder, 'own.xlsx');
    const write = (name: string, path: string) => () =>
      runContender<Written>(name, { rows, out: path }, ['--max-old-space-size=6000']);
    const written: Record<string, Written[]> = await runRounds<string, Written>(rounds, {
      own: write('export-own', out),
      ...(missing === null ? { exceljs: write('export-exceljs', join(folder, 'exceljs.xlsx')) } : {}),
    });
    const read = (by: string) => () => runContender<ReadBack>('read-xlsx', { by, path: out }, ['--max-old-space-size=6000']);
    const readBack = await runRounds(rounds, { own: read('own'), hucre: read('hucre') });
    if (readBack.own.some((each) => each.rows < rows + 1)) throw new Error('rows are missing after reading the export back');
    return [...exported(rows, written, missing), ...imported(rows, readBack)];
  });
}

function exported(rows: number, written: Readonly<Record<string, readonly Written[]>>, missing: string | null): Figure[] {
  const of = (name: string, key: keyof Written) => (written[name] ?? []).map((each) => each[key]);
  const added = (name: string) => (written[name] ?? []).map(({ peakMb, baseMb }) => peakMb - baseMb);
  const what = `export of ${rows.toLocaleString('en-US')} × 25`;
  return [
    scale(`${what}`, median(of('own', 'ms')), 'ms'),
    scale(
      `${what}: peak memory of the process`,
      median(of('own', 'peakMb')),
      'MB',
      `of which the rows to be written ${Math.round(median(of('own', 'baseMb')))} MB`,
    ),
    ...(missing === null
      ? [
          scale(`${what} by exceljs`, median(of('exceljs', 'ms')), 'ms'),
          held(`${what}: exceljs over ours`, ratio(of('exceljs', 'ms'), of('own', 'ms')), '×', { atLeast: 3 }),
          scale(`${what} by exceljs: peak memory of the process`, median(of('exceljs', 'peakMb')), 'MB'),
          held(
            `${what}: our peak memory over that of exceljs, each above the rows to be written`,
            ratio(added('own'), added('exceljs')),
            '×',
            { below: 0.25 },
          ),
        ]
      : [skipped(`${what} by exceljs`, missing)]),
  ];
}

function imported(rows: number, readBack: Readonly<Record<'own' | 'hucre', readonly ReadBack[]>>): Figure[] {
  const of = (name: 'own' | 'hucre', key: keyof ReadBack) => readBack[name].map((each) => each[key]);
  const what = `reading ${rows.toLocaleString('en-US')} × 25`;
  return [
    scale(`${what}`, median(of('own', 'ms')), 'ms', `peak memory ${Math.round(median(of('own', 'peakMb')))} MB`),
    scale(
      `${what} by hucre alone`,
      median(of('hucre', 'ms')),
      'ms',
      `peak memory ${Math.round(median(of('hucre', 'peakMb')))} MB`,
    ),
    held(`${what}: ours over hucre`, ratio(of('own', 'ms'), of('hucre', 'ms')), '×', { below: 1.2 }),
  ];
}
