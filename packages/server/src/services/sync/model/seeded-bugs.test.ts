import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface SeededBug {
  readonly name: string;
  readonly edits: readonly (readonly [file: string, from: string, to: string])[];
}

const root = new URL('../../../../../../', import.meta.url);
const { BUGS, placesOf } = (await import(new URL('tools/sync-bugs.mjs', root).href)) as {
  BUGS: readonly SeededBug[];
  placesOf: (lines: string) => RegExp;
};

test('SYNC each of the thirteen seeded bugs still finds the lines it replaces, so that the mutation run stays honest', () => {
  expect(BUGS.map((bug) => bug.name)).toHaveLength(13);
  for (const { name, edits } of BUGS) {
    for (const [file, from] of edits)
      expect(readFileSync(new URL(file, root), 'utf8').match(placesOf(from)), `${name}: ${from}`).toHaveLength(1);
  }
});
