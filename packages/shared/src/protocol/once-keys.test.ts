import { expect, it } from 'vitest';
import { createOnceKeys } from './once-keys.ts';

it('ONCE a request keeps its key until it is answered, another request has another one', () => {
  let made = 0;
  const keys = createOnceKeys(() => `key-${(made += 1)}`);
  expect([keys.keyOf('a'), keys.keyOf('b'), keys.keyOf('a')]).toEqual(['key-1', 'key-2', 'key-1']);
  keys.answered('a');
  expect([keys.keyOf('a'), keys.keyOf('b')]).toEqual(['key-3', 'key-2']);
});
