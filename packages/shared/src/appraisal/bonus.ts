import * as z from 'zod';
import { attribute } from '../consolidation/attribution.ts';
import type { Share } from '../ledger/fields.ts';

/** A band of a bonus: the part of the investment up to `uptoYuan` (without one: all above) earns so many per mille. */
export const bonusBandSchema = z.object({
  uptoYuan: z.number().int().positive().optional(),
  perMille: z.number().min(0).max(1_000),
});

/** How project bonuses are reckoned: which achievement earns one, bands in rising order, and a cap in yuan. */
export const bonusRulesSchema = z
  .object({
    achievement: z.enum(['signed', 'started', 'completed', 'inProduction']),
    bands: z
      .array(bonusBandSchema)
      .min(1)
      .refine((bands) => bands.every(({ uptoYuan }, index) => risesFrom(bands[index - 1]?.uptoYuan, uptoYuan, index)), {
        message: '各档的上限应由小到大排列，只有最后一档可以不设上限',
      }),
    capYuan: z.number().int().positive().optional(),
  })
  .meta({ id: 'BonusRules' });
export type BonusRules = z.infer<typeof bonusRulesSchema>;

/** One band's part in a bonus. All money in whole yuan; `earnedYuan` is rounded half up once, at the end. */
export interface BonusStep {
  readonly fromYuan: number;
  readonly partYuan: number;
  readonly perMille: number;
}

export interface Bonus {
  readonly yuan: number;
  readonly capped: boolean;
  readonly steps: readonly BonusStep[];
  readonly parts: readonly { readonly unitId: string; readonly yuan: number }[];
}

const PER_MILLE_MICRO = 1_000_000n;

/**
 * 超额累进: the bonus of one achievement. Each band's rate applies to the part of the investment inside it; the sum is
 * rounded half up to a whole yuan, held at the cap, and divided among the introducing units by largest remainder.
 */
export function bonusOf(rules: BonusRules, investmentYuan: number, shares: readonly Share[]): Bonus {
  const steps: BonusStep[] = [];
  let from = 0;
  for (const { uptoYuan = Infinity, perMille } of rules.bands) {
    if (investmentYuan <= from) break;
    steps.push({ fromYuan: from, partYuan: Math.min(investmentYuan, uptoYuan) - from, perMille });
    from = uptoYuan;
  }
  const micro = steps.reduce((sum, { partYuan, perMille }) => sum + BigInt(partYuan) * BigInt(Math.round(perMille * 1_000)), 0n);
  const earned = Number((micro * 2n + PER_MILLE_MICRO) / (PER_MILLE_MICRO * 2n));
  const yuan = Math.min(earned, rules.capYuan ?? Infinity);
  return {
    yuan,
    capped: yuan < earned,
    steps,
    parts: attribute(yuan, shares).map(({ unitId, yuan: part }) => ({ unitId, yuan: part })),
  };
}

function risesFrom(before: number | undefined, upto: number | undefined, index: number): boolean {
  return index === 0 || (before !== undefined && (upto === undefined || upto > before));
}
