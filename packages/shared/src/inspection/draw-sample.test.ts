import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample } from './draw-sample.ts';

const ids = Array.from({ length: 60 }, (_, index) => `r${index}`);

describe('SPOTCHECK', () => {
  it('SPOTCHECK a seed draws the same sample in whatever order the items come, without doubles', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(80), fc.shuffledSubarray(ids, { minLength: 60 }), (seed, size, shuffled) => {
        const sample = drawSample(ids, size, seed);
        expect(drawSample(shuffled, size, seed)).toEqual(sample);
        expect(new Set(sample).size).toBe(Math.min(size, ids.length));
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it('SPOTCHECK over many seeds every item is drawn about equally often', () => {
    const counts = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 3_000; seed += 1)
      for (const id of drawSample(ids, 6, `seed ${seed}`)) counts.set(id, (counts.get(id) ?? 0) + 1);
    // 300 expected each, standard deviation about 16.
    for (const count of counts.values()) expect(Math.abs(count - 300)).toBeLessThan(80);
  });
});
