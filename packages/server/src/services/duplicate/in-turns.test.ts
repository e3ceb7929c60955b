import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

test('DUPLICATE a long search lets others have their turn in between and gives what it found', async () => {
  let turns = 0;
  let searching = true;
  const other = (): void => {
    turns += 1;
    if (searching) setImmediate(other);
  };
  setImmediate(other);
  const found = await inTurns(search());
  searching = false;
  expect([found, turns >= 20]).toEqual([1_000, true]);
});

function* search(): Generator<undefined, number> {
  let steps = 0;
  for (; steps < 1_000; steps += 1) yield;
  return steps;
}
