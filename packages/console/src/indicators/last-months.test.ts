import { expect, it } from 'vitest';
import { lastMonths } from './last-months.ts';

it('INDICATOR months go back from the one before the day of the server, over the turn of the year', () => {
  expect(lastMonths('2026-11-23').slice(0, 2)).toEqual(['2026-10', '2026-09']);
  expect(lastMonths('2027-01-05').slice(0, 2)).toEqual(['2026-12', '2026-11']);
  expect(lastMonths('2026-11-23')).toHaveLength(24);
});
