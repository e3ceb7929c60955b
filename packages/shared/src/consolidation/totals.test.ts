import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { ACHIEVEMENT_KINDS } from '../campaign/campaign.ts';
import { type Figure, type TotalsInput, consolidateTotals } from './totals.ts';

const none = { shareBps: 0, lead: 0, each: 0 };
const figure = (unitId: string, shareBps: number, lead: number, yuan: number): Figure => ({
  unitId,
  kind: 'signed',
  shareBps,
  lead,
  each: 1,
  yuan,
  unexplained: none,
});
const input = (
  countPolicy: 'lead' | 'share' | 'each',
  groupBy: readonly ('unit' | 'kind')[] = ['unit', 'kind'],
): TotalsInput => ({
  campaign: {
    firstDay: '2026-09-01' as Day,
    lastDay: '2026-12-09' as Day,
    days: 100,
    calendar: 'days',
    countPolicy,
    lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
  },
  asOf: '2026-11-23' as Day,
  unitIds: ['a', 'b', 'c'],
  adjustments: [],
  figures: [figure('a', 6_667, 1, 66_670_000), figure('b', 3_333, 0, 33_330_000)],
  targets: [{ unitId: 'a', kind: 'signed', count: 2, yuan: null }],
  kinds: ACHIEVEMENT_KINDS,
  groupBy,
});
const countOf = (policy: 'lead' | 'share' | 'each') => {
  const { rows, district } = consolidateTotals(input(policy));
  const signed = (unitId: string) => rows.find((row) => row.unitId === unitId && row.kind === 'signed')?.count;
  return [signed('a'), signed('b'), district[0]?.count];
};

describe('TOTALS of units and district', () => {
  it('TOTALS lists every unit and kind, zeros too', () => {
    expect(consolidateTotals(input('lead')).rows).toHaveLength(12);
  });

  it('TOTALS follow the count policy, and the district counts each project once', () => {
    expect(countOf('lead')).toEqual([1, 0, 1]);
    expect(countOf('share')).toEqual([0.6667, 0.3333, 1]);
    expect(countOf('each')).toEqual([1, 1, 1]);
  });

  it('TOTALS by unit alone add kinds and targets', () => {
    const { rows } = consolidateTotals(input('lead', ['unit']));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ unitId: 'a', count: 1, target: 2, yuan: 66_670_000 });
    expect(rows[0]).not.toHaveProperty('kind');
  });

  it('TOTALS show completion as null where no target was set', () => {
    const { rows } = consolidateTotals(input('lead'));
    expect(rows.find((row) => row.unitId === 'b')).toMatchObject({
      completion: null,
      scheduleGapPoints: null,
      light: { color: 'grey' },
    });
  });
});
