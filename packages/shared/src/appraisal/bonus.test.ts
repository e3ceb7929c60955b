import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BonusRules, bonusOf, bonusRulesSchema } from './bonus.ts';

const WAN = 10_000;
const YI = 100_000_000;
const rules: BonusRules = {
  achievement: 'inProduction',
  bands: [{ uptoYuan: 1_000 * WAN, perMille: 5 }, { uptoYuan: YI, perMille: 1 }, { perMille: 0.5 }],
  capYuan: 50 * WAN,
};
const alone = [{ unit: 'shiqiao', bps: 10_000 }];

describe('BONUS', () => {
  it('BONUS applies each rate to the part of the investment inside its band', () => {
    expect(bonusOf(rules, 1_000 * WAN, alone).yuan).toBe(50_000);
    expect(bonusOf(rules, YI, alone).yuan).toBe(140_000);
    expect(bonusOf(rules, 2 * YI, alone)).toMatchObject({ yuan: 190_000, capped: false });
    expect(bonusOf(rules, 2 * YI, alone).steps.map((step) => step.partYuan)).toEqual([1_000 * WAN, 9_000 * WAN, YI]);
  });

  it('BONUS never exceeds its cap', () => {
    expect(bonusOf(rules, 100 * YI, alone)).toMatchObject({ yuan: 500_000, capped: true });
  });

  it('BONUS is divided among the introducing units to the last yuan', () => {
    const shares = [
      { unit: 'shiqiao', bps: 3_333 },
      { unit: 'liuwan', bps: 3_333 },
      { unit: 'kaifaqu', bps: 3_334 },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 * YI }), (investment) => {
        const bonus = bonusOf(rules, investment, shares);
        return bonus.parts.reduce((sum, part) => sum + part.yuan, 0) === bonus.yuan && Number.isInteger(bonus.yuan);
      }),
      { seed: 42 },
    );
  });

  it('BONUS never falls when the investment grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * YI }), fc.integer({ min: 0, max: YI }), (investment, more) => {
        return bonusOf(rules, investment + more, alone).yuan >= bonusOf(rules, investment, alone).yuan;
      }),
      { seed: 42 },
    );
  });

  it('BONUS bands must rise, and only the last may be open', () => {
    expect(bonusRulesSchema.safeParse({ ...rules, bands: [{ perMille: 1 }, { uptoYuan: YI, perMille: 2 }] }).success).toBe(false);
    expect(bonusRulesSchema.safeParse(rules).success).toBe(true);
  });
});
