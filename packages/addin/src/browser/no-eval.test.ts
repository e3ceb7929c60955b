import './no-eval.ts';
import * as z from 'zod';
import { expect, test } from 'vitest';

test('REACH zod is told not to try eval before it is loaded', () => {
  expect(z.config().jitless).toBe(true);
});
