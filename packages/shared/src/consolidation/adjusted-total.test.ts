import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Campaign } from '../campaign/campaign.ts';
import { testDistrict } from '../testing/district.ts';
import { adjustedTotal, wholeTotal } from './adjusted-total.ts';
import { consolidateTotals } from './totals.ts';

const { campaign, today } = testDistrict();
const figureOf = (projects: number) => ({
  unitId: 'shiqiao',
  kind: 'signed' as const,
  shareBps: projects * 10_000,
  lead: projects,
  each: projects,
  yuan: projects * 150_000_000,
  unexplained: { shareBps: 0, lead: 0, each: 0 },
});
const totals = (policy: Campaign['countPolicy'], projects: number, adjusted: readonly { count: number; yuan: number }[]) =>
  consolidateTotals({
    campaign: { ...campaign, countPolicy: policy },
    asOf: today,
    unitIds: ['shiqiao'],
    figures: [figureOf(projects)],
    adjustments: adjusted.map(({ count, yuan }) => ({
      unitId: 'shiqiao',
      kind: 'signed' as const,
      yuan,
      shareBps: Math.round(count * 10_000),
      lead: Math.round(count),
      each: Math.round(count),
    })),
    targets: [{ unitId: 'shiqiao', kind: 'signed', count: 7, yuan: null }],
    kinds: ['signed'],
    groupBy: ['unit', 'kind'],
  });

describe('ADJUSTMENT the preview of an adjustment', () => {
  it('ADJUSTMENT the preview says of unit and district exactly what the totals say once it is stored', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('lead' as const, 'share' as const, 'each' as const),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -1e12, max: 1e12 }),
        (policy, projects, bps, yuan) => {
          const change = { count: bps / 10_000, yuan };
          const earlier = { count: -1, yuan: -100_000_000 };
          const before = totals(policy, projects, [earlier]);
          const after = totals(policy, projects, [earlier, change]);
          for (const part of ['rows', 'district'] as const) {
            const [total, stored] = [before[part][0], after[part][0]];
            if (!total || !stored) throw new Error('a total is missing');
            const told = adjustedTotal({ ...campaign, countPolicy: policy }, today, total, change);
            expect(told).toEqual(wholeTotal(stored));
          }
        },
      ),
      { seed: 42 },
    );
  });
});
