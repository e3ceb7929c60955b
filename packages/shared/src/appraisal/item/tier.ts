import { add } from '../../kernel/ratio.ts';
import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, ZERO, exact, shownPoints, within } from './amount.ts';

/** 分档得分: every project gives the points of the highest tier its investment (yuan) reaches; the sum has a cap. */
export function scoreTier({ tiers, projectsYuan, cap }: Extract<ScoreItem, { kind: 'tier' }>): ItemScore {
  const falling = tiers.toSorted((left, right) => right.atLeastYuan - left.atLeastYuan);
  const counts = falling.map(
    (tier, index) =>
      projectsYuan.filter((yuan) => yuan >= tier.atLeastYuan && yuan < (falling[index - 1]?.atLeastYuan ?? Infinity)).length,
  );
  let sum = ZERO;
  for (const [index, tier] of falling.entries()) {
    for (let project = 0; project < (counts[index] ?? 0); project += 1) sum = add(sum, exact(tier.points));
  }
  const score = shownPoints(within(sum, undefined, cap));
  const parts = falling.map((tier, index) => ({ ...tier, count: counts[index] ?? 0 })).filter(({ count }) => count > 0);
  return { points: score, formula: scoringTexts.tier({ parts, cap, score }) };
}
