import { inFolder } from './folders.ts';
import { type Measure, held, scale } from './measure.ts';
import { median, ratio } from './rounds.ts';
import { runContender } from './run-contender.ts';

const ROWS = 10_000;

/** A file that comes back with nothing: all rows of its unit at once. */
export const pullMeasure: Measure = {
  name: 'pull',
  title: `Pull of ${ROWS.toLocaleString('en-US')} rows`,
  async run({ rounds }) {
    const taken = await inFolder((folder) =>
      runContender<{ own: number[]; stringify: number[]; ownBytes: number; otherBytes: number }>('pull', {
        folder,
        rows: ROWS,
        rounds: rounds * 3,
      }),
    );
    return [
      scale('changes service, stored JSON joined in SQL', median(taken.own), 'ms'),
      scale('select columns, build objects, JSON.stringify', median(taken.stringify), 'ms'),
      held('select + stringify over changes service', ratio(taken.stringify, taken.own), '×', { atLeast: 8 }),
      scale('answer', taken.ownBytes / 1e6, 'MB', `${(taken.otherBytes / 1e6).toFixed(1)} the other way`),
    ];
  },
};
