import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDED, FUNNEL_STAGES, type StageTotal, funnelOf, stageStanding, stageTotalChanges } from './funnel.ts';

const YI = 100_000_000;
const standing = (fields: Record<string, string | number>) => stageStanding('u', fields, YI);

describe('funnel', () => {
  it('FUNNEL a project counts at the furthest stage that its stage or a day proves', () => {
    expect(standing({ stage: '签约', signedDay: '2026-09-10' })).toMatchObject({ reached: 2, here: 2 });
    expect(standing({ stage: '终止', signedDay: '2026-09-10', startedDay: '2026-10-01' })).toMatchObject({
      reached: 5,
      here: ENDED,
    });
    expect(standing({ stage: '终止' })).toMatchObject({ reached: 0, here: ENDED });
    expect(standing({ stage: '签约', startedDay: '2026-10-01' })).toMatchObject({ reached: 5, here: 2 });
    expect(standing({})).toBeNull();
  });

  it('FUNNEL the threshold is inclusive', () => {
    expect(standing({ stage: '签约', totalInvestmentYuan: YI })?.qualifying).toBe(1);
    expect(standing({ stage: '签约', totalInvestmentYuan: YI - 1 })?.qualifying).toBe(0);
  });

  it('FUNNEL steps count whoever came as far, with the share of the step before', () => {
    const rows = ['线索', '签约', '投产'].flatMap((stage) => standing({ stage, totalInvestmentYuan: YI }) ?? []);
    const funnel = funnelOf(rows);
    expect(funnel.map(({ reached }) => reached)).toEqual([3, 2, 2, 1, 1, 1, 1, 1]);
    expect(funnel[1]?.rate).toBeCloseTo(2 / 3);
    expect(funnel[7]).toMatchObject({ here: 1, yuan: YI, ended: 0 });
  });

  it('FUNNEL counters kept by difference equal counting anew, whatever rows become', () => {
    const row = fc.record({
      unitId: fc.constantFrom('a', 'b'),
      qualifying: fc.constantFrom<0 | 1>(0, 1),
      reached: fc.integer({ min: 0, max: 7 }),
      here: fc.integer({ min: -1, max: 7 }),
      count: fc.constant(1),
      yuan: fc.integer({ min: 0, max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (gone, fresh) => {
        const kept: StageTotal[] = [...gone, ...stageTotalChanges(gone, fresh)];
        expect(funnelOf(kept)).toEqual(funnelOf(fresh));
      }),
      { seed: 84 },
    );
    expect(FUNNEL_STAGES).toHaveLength(8);
  });
});
