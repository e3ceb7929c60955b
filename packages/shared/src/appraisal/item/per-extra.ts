import { larger, multiply, subtract } from '../../kernel/ratio.ts';
import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, ZERO, exact, shownPoints, within } from './amount.ts';

/** 超额加分: points for every one above the target, at most the cap. */
export function scorePerExtra({ done, target, points, cap }: Extract<ScoreItem, { kind: 'perExtra' }>): ItemScore {
  const extra = larger(ZERO, subtract(exact(done), exact(target)));
  const score = shownPoints(within(multiply(extra, exact(points)), undefined, cap));
  return { points: score, formula: scoringTexts.perExtra({ done, target, points, cap, score }) };
}
