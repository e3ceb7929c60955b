import { expect, it } from 'vitest';
import { createOnceKeys } from './once-keys.ts';

it('ONCE a request keeps its key until it is answered, another request has another one', () => {
  let made = 0;
  const keys = createOnceKeys(
    () => `key-${(made += 1)}`,
    () => 0,
  );
  expect([keys.keyOf('a'), keys.keyOf('b'), keys.keyOf('a')]).toEqual(['key-1', 'key-2', 'key-1']);
  keys.answered('a');
  expect([keys.keyOf('a'), keys.keyOf('b')]).toEqual(['key-3', 'key-2']);
});

it('ONCE a request that got no answer is another one when it is made again much later, not while it is tried', () => {
  let made = 0;
  let minute = 0;
  const keys = createOnceKeys(
    () => `key-${(made += 1)}`,
    () => minute * 60_000,
  );
  const keyAt = (then: number): string => {
    minute = then;
    return keys.keyOf('a');
  };
  expect([0, 8, 16, 27].map(keyAt)).toEqual(['key-1', 'key-1', 'key-1', 'key-2']);
});
