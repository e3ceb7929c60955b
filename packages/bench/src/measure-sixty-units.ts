import { inFolder } from './folders.ts';
import { type Figure, type Measure, held, scale } from './measure.ts';
import { median } from './rounds.ts';
import { runContender } from './run-contender.ts';
import { startOwnServer } from './servers.ts';
import type { LoadOutcome } from './contenders/load-client.ts';

const UNITS = 60;
const ABSOLUTE = 'an absolute time: it grows with whatever else the machine does';

/** The evening before the deadline: all units send at once, over HTTP, to one server process. */
export const sixtyUnitsMeasure: Measure = {
  name: 'sixty-units',
  title: 'Sixty units at once: 5 pushes × 200 rows each, one server process',
  async run({ rounds, quick }) {
    const crowd: LoadOutcome[] = [];
    const burst: LoadOutcome[] = [];
    for (let round = 0; round < Math.min(rounds, quick ? 1 : 3); round += 1) {
      await inFolder(async (folder) => {
        const server = await startOwnServer(folder, UNITS);
        try {
          const load = (input: object) => runContender<LoadOutcome>('load-client', { url: server.url, units: UNITS, ...input });
          crowd.push(await load({ pushesPerUnit: 5, rowsPerPush: 200, atOnce: false }));
        } finally {
          await server.stop();
        }
      });
      await inFolder(async (folder) => {
        const server = await startOwnServer(folder, 50);
        try {
          burst.push(
            await runContender<LoadOutcome>('load-client', {
              url: server.url,
              units: 50,
              pushesPerUnit: 4,
              rowsPerPush: 50,
              atOnce: true,
            }),
          );
        } finally {
          await server.stop();
        }
      });
    }
    return [...figures('60 units', crowd, true), ...figures('200 pushes at one moment (50 rows each)', burst, false)];
  },
};

function figures(what: string, outcomes: readonly LoadOutcome[], timed: boolean): Figure[] {
  const of = (key: 'p50' | 'p95' | 'p99' | 'rowsPerSecond') => median(outcomes.map((outcome) => outcome[key]));
  const sum = (key: 'lost' | 'turnedAway' | 'accepted') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const errors = outcomes.flatMap((outcome) => outcome.errors);
  return [
    held(`${what}: errors`, errors.length, 'errors', { below: 0 }, errors[0]),
    held(`${what}: turned away as busy`, sum('turnedAway'), 'pushes', { below: 0 }),
    held(`${what}: accepted rows not there afterwards`, sum('lost'), `of ${sum('accepted')} rows`, { below: 0 }),
    scale(`${what}: p50 of a push`, of('p50'), 'ms'),
    scale(`${what}: p95 of a push`, of('p95'), 'ms'),
    timed
      ? held(`${what}: p99 of a push`, of('p99'), 'ms', { below: 3_000 }, ABSOLUTE)
      : scale(`${what}: p99 of a push`, of('p99'), 'ms'),
    scale(`${what}: rows taken in`, of('rowsPerSecond'), 'rows/s'),
  ];
}
