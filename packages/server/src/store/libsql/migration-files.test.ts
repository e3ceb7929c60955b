import { expect, it } from 'vitest';
import { migrationFiles } from './migration-files.ts';

it('STORE migrations are numbered one by one, so that their order is never in doubt', () => {
  const numbers = migrationFiles().map(({ name }) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
