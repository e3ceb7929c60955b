import { add, divide, multiply, smaller } from '../../kernel/ratio.ts';
import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, ZERO, exact, shownPoints } from './amount.ts';
import { ratioReached } from './ratio.ts';

/** 加权完成率得分: the weighted mean of several ratios × points, the mean held at the cap. Parts without a target add 0. */
export function scoreBlend({ parts, points, cap }: Extract<ScoreItem, { kind: 'blend' }>): ItemScore {
  const weights = parts.reduce((sum, part) => add(sum, exact(part.weight)), ZERO);
  const weighted = parts.reduce(
    (sum, part) => add(sum, multiply(ratioReached(part.done, part.target), exact(part.weight))),
    ZERO,
  );
  const mean = divide(weighted, weights);
  const counted = cap === undefined ? mean : smaller(mean, exact(cap));
  const score = shownPoints(multiply(counted, exact(points)));
  return { points: score, formula: scoringTexts.blend({ parts, points, cap, score }) };
}
