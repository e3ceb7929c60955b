import { add, divide, multiply, subtract, times } from '../../kernel/ratio.ts';
import { scoringTexts } from '../../message/scoring.ts';
import type { ScoreItem } from '../score-item.ts';
import { type ItemScore, exact, shownPoints } from './amount.ts';

const BASE = 60;
const SPAN = 40;

/** 功效系数法: (60 + 40 × (x − min) ÷ (max − min)) × weight; where all are equal everybody has the full 100. */
export function scoreEfficacy({ x, min, max, weight }: Extract<ScoreItem, { kind: 'efficacy' }>): ItemScore {
  const range = subtract(exact(max), exact(min));
  const efficacy =
    range.num <= 0n ? exact(BASE + SPAN) : add(exact(BASE), times(divide(subtract(exact(x), exact(min)), range), SPAN));
  const score = shownPoints(multiply(efficacy, exact(weight)));
  return { points: score, formula: scoringTexts.efficacy({ x, min, max, weight, score }) };
}
