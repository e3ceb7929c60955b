import { multiply } from '../../kernel/ratio.ts';
import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, exact, shownPoints, within } from './amount.ts';

/** 事项加减分: points (of either sign) for every event, held between floor and cap. */
export function scoreEvent({ count, points, floor, cap }: Extract<ScoreItem, { kind: 'event' }>): ItemScore {
  const score = shownPoints(within(multiply(exact(count), exact(points)), floor, cap));
  return { points: score, formula: scoringTexts.event({ count, points, floor, cap, score }) };
}
