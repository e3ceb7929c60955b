import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, exact, shownPoints } from './amount.ts';

/** 评定得分: entered by the district office, always with a ground. */
export function scoreManual({ points, ground }: Extract<ScoreItem, { kind: 'manual' }>): ItemScore {
  const score = shownPoints(exact(points));
  return { points: score, formula: scoringTexts.manual({ ground, score }) };
}
