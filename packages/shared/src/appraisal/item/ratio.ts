import { divide, multiply, smaller } from '../../kernel/ratio.ts';
import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, ZERO, exact, shownPoints } from './amount.ts';

/** 完成率得分: done ÷ target × points, the ratio held at the cap (1.2 = 120 %). Without a target nothing is scored. */
export function scoreRatio({ done, target, points, cap }: Extract<ScoreItem, { kind: 'ratio' }>): ItemScore {
  if (target === 0) return { points: 0, formula: scoringTexts.noTarget };
  const reached = divide(exact(done), exact(target));
  const counted = cap === undefined ? reached : smaller(reached, exact(cap));
  const score = shownPoints(multiply(counted, exact(points)));
  return { points: score, formula: scoringTexts.ratio({ done, target, points, cap, score }) };
}

/** The ratio of a part of a blend; 0 without a target. */
export function ratioReached(done: number, target: number) {
  return target === 0 ? ZERO : divide(exact(done), exact(target));
}
