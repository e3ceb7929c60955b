import { larger, multiply, subtract, times } from '../../kernel/ratio.ts';
import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, ZERO, exact, shownPoints, within } from './amount.ts';

/** 欠额扣分: points off for every one below the target, never below the floor (a number ≤ 0). */
export function scorePerShort({ done, target, points, floor }: Extract<ScoreItem, { kind: 'perShort' }>): ItemScore {
  const short = larger(ZERO, subtract(exact(target), exact(done)));
  const score = shownPoints(within(times(multiply(short, exact(points)), -1), floor, undefined));
  return { points: score, formula: scoringTexts.perShort({ done, target, points, floor, score }) };
}
