import type { Total } from '@double-hundred/shared/protocol/totals';
import { expect, it } from 'vitest';
import { partsOf } from './figure-parts.ts';

const figure = {
  count: 3.3333,
  yuan: 500_000_000,
  adjustmentCount: -0.3333,
  adjustmentYuan: -100_000_000,
} as Total;

it('TOTALS a unit’s figure is its rows, and the whole is what completion and light count', () => {
  expect(partsOf({ ...figure, unitId: 'bailu' })).toEqual({
    counted: { count: 3.3333, yuan: 500_000_000 },
    adjusted: { count: -0.3333, yuan: -100_000_000 },
    whole: { count: 3, yuan: 400_000_000 },
  });
});

it('TOTALS the district’s figure has the adjustments in it already', () => {
  expect(partsOf(figure)).toMatchObject({ counted: { count: 3.6666, yuan: 600_000_000 }, whole: { count: 3.3333 } });
});
