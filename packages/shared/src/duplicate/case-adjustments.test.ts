import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../consolidation/facts.ts';
import { caseAdjustments } from './case-adjustments.ts';
import { type CaseDecision, caseDecisionSchema } from './case-decision.ts';

const YI = 100_000_000;
const fact = (rowId: string, unitId: string, more: Partial<Fact> = {}): Fact => ({
  rowId,
  unitId,
  kind: 'signed',
  basis: 'claimed',
  day: '2026-10-08',
  bps: 10_000,
  lead: true,
  yuan: 3 * YI,
  unexplained: false,
  ...more,
});
const half = [
  { unit: 'shiqiao', bps: 6_000 },
  { unit: 'liuwan', bps: 4_000 },
];
const same: CaseDecision = { kind: 'same', leadRowId: 'a', shares: half };

describe('ADJUSTMENT of a duplicate case', () => {
  it('ADJUSTMENT of the same project leaves one project, divided by the shares decided', () => {
    const facts = [fact('a', 'shiqiao'), fact('b', 'liuwan', { yuan: 310_000_000 })];
    expect(caseAdjustments(same, ['a', 'b'], facts)).toEqual([
      { unitId: 'shiqiao', kind: 'signed', basis: 'claimed', countBps: -4_000, leadCount: 0, eachCount: 0, yuan: -120_000_000 },
      { unitId: 'liuwan', kind: 'signed', basis: 'claimed', countBps: -6_000, leadCount: -1, eachCount: 0, yuan: -190_000_000 },
    ]);
  });

  it('ADJUSTMENT keeps what only the supporting unit reported', () => {
    const facts = [fact('a', 'shiqiao'), fact('b', 'liuwan'), fact('b', 'liuwan', { kind: 'started' })];
    const started = caseAdjustments(same, ['a', 'b'], facts).filter(({ kind }) => kind === 'started');
    expect(started.reduce((sum, { countBps }) => sum + countBps, 10_000)).toBe(10_000);
  });

  it('ADJUSTMENT of a capital increase takes the further project and leaves the money', () => {
    const facts = [fact('a', 'shiqiao'), fact('b', 'liuwan')];
    expect(caseAdjustments({ kind: 'capitalIncrease', leadRowId: 'a' }, ['a', 'b'], facts)).toMatchObject([
      { unitId: 'liuwan', countBps: -10_000, leadCount: -1, eachCount: -1, yuan: 0 },
    ]);
  });

  it('ADJUSTMENT is nothing for different projects and for further phases', () => {
    const facts = [fact('a', 'shiqiao'), fact('b', 'liuwan')];
    for (const kind of ['different', 'nextPhase'] as const) expect(caseAdjustments({ kind }, ['a', 'b'], facts)).toEqual([]);
  });

  it('ADJUSTMENT and claims together are exactly one project and the lead row’s money, whoever claims what', () => {
    const share = fc.integer({ min: 1, max: 9_999 });
    const unit = fc.constantFrom('shiqiao', 'liuwan', 'kaifaqu');
    fc.assert(
      fc.property(
        share,
        unit,
        unit,
        fc.integer({ min: YI, max: 9 * YI }),
        fc.integer({ min: YI, max: 9 * YI }),
        (bps, one, two, x, y) => {
          const facts = [fact('a', one, { yuan: x }), fact('b', two, { yuan: y })];
          const shares = [
            { unit: 'shiqiao', bps },
            { unit: 'liuwan', bps: 10_000 - bps },
          ];
          const figures = caseAdjustments({ kind: 'same', leadRowId: 'a', shares }, ['a', 'b'], facts);
          const sum = (pick: 'countBps' | 'leadCount' | 'yuan') => figures.reduce((all, figure) => all + figure[pick], 0);
          return sum('countBps') === -10_000 && sum('leadCount') === -1 && sum('yuan') === -y;
        },
      ),
      { seed: 42 },
    );
  });

  it('ADJUSTMENT shares must be whole and name each unit once', () => {
    expect(caseDecisionSchema.safeParse({ ...same, shares: half.slice(1) }).success).toBe(false);
    expect(caseDecisionSchema.safeParse({ ...same, shares: [half[0], { ...half[0], bps: 4_000 }] }).success).toBe(false);
  });
});
