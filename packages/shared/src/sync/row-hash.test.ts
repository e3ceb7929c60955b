import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowHash } from './row-hash.ts';

test('I5 the row hash is what an outside program computes from the protocol page', () => {
  const digest = createHash('sha256').update('{"a":1,"b":["x"],"名":"甲"}').digest('hex').slice(0, 16);
  expect(rowHash({ 名: '甲', b: ['x'], gone: null, a: 1 })).toBe(digest);
});

test('I5 the row hash does not depend on the order of the columns', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())), (fields) => {
      const turned = Object.fromEntries(Object.entries(fields).reverse());
      expect(rowHash(turned)).toBe(rowHash(fields));
    }),
    { seed: 42 },
  );
});
