import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { officeParts } from './office.ts';
import { type Operation, operations } from './operations.ts';
import { createWorld } from './world.ts';

test('I9 the same story ends in the same rows whatever the clocks show meanwhile', async () => {
  for (const story of fc.sample(operations('even', 80), { numRuns: 60, seed: 42 })) {
    const steady = story.filter((operation) => operation.kind !== 'moveClock');
    const jumping = steady.flatMap((operation, index): Operation[] => [
      { kind: 'moveClock', ms: (index % 2 === 0 ? 1 : -1) * index * 86_400_000 },
      operation,
    ]);
    expect(await rowsAfter(jumping)).toEqual(await rowsAfter(steady));
  }
});

async function rowsAfter(story: readonly Operation[]) {
  const world = createWorld(officeParts);
  for (const operation of story) await world.run(operation);
  return [...world.server.rows()].map(([rowId, { rev, seq, deleted, fields }]) => ({ rowId, rev, seq, deleted, fields }));
}
