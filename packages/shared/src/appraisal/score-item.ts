import * as z from 'zod';
import { type ItemScore, sumPoints } from './item/amount.ts';
import { scoreBlend } from './item/blend.ts';
import { scoreEfficacy } from './item/efficacy.ts';
import { scoreEvent } from './item/event.ts';
import { scoreManual } from './item/manual.ts';
import { scorePerExtra } from './item/per-extra.ts';
import { scorePerShort } from './item/per-short.ts';
import { scoreRatio } from './item/ratio.ts';
import { scoreTier } from './item/tier.ts';

const LIMIT = 1e15;
const figure = z.number().min(-LIMIT).max(LIMIT);
const amount = figure.min(0);
/** Most points an item gives, most points it takes (a number ≤ 0), or the ratio that is counted at most (1.2 = 120 %). */
const cap = amount.optional();
const floor = figure.max(0).optional();
const title = z.string().optional();
const measured = { done: amount, target: amount, points: amount };

/** One item of a score with the numbers put in. Counts and money in any one unit; caps of ratios as a share. */
export const scoreItemSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('ratio'), title, ...measured, cap }),
    z.object({
      kind: z.literal('blend'),
      title,
      parts: z.array(z.object({ done: amount, target: amount, weight: figure.positive() })).min(1),
      points: amount,
      cap,
    }),
    z.object({ kind: z.literal('efficacy'), title, x: figure, min: figure, max: figure, weight: amount }),
    z.object({ kind: z.literal('perExtra'), title, ...measured, cap }),
    z.object({ kind: z.literal('perShort'), title, ...measured, floor }),
    z.object({
      kind: z.literal('tier'),
      title,
      tiers: z.array(z.object({ atLeastYuan: amount, points: figure })).min(1),
      projectsYuan: z.array(amount),
      cap,
    }),
    z.object({ kind: z.literal('event'), title, count: amount, points: figure, floor, cap }),
    z.object({ kind: z.literal('manual'), title, points: figure, ground: z.string().min(1) }),
  ])
  .meta({ id: 'ScoreItem' });
export type ScoreItem = z.infer<typeof scoreItemSchema>;

/** The points of one item, two decimals, and the sentence that shows how they came about. */
export function scoreItem(item: ScoreItem): ItemScore {
  switch (item.kind) {
    case 'ratio':
      return scoreRatio(item);
    case 'blend':
      return scoreBlend(item);
    case 'efficacy':
      return scoreEfficacy(item);
    case 'perExtra':
      return scorePerExtra(item);
    case 'perShort':
      return scorePerShort(item);
    case 'tier':
      return scoreTier(item);
    case 'event':
      return scoreEvent(item);
    case 'manual':
      return scoreManual(item);
  }
}

/** Scores items without storing anything: the points of each, and their exact sum. */
export function previewScore(items: readonly ScoreItem[]): { items: ItemScore[]; total: number } {
  const scored = items.map(scoreItem);
  return { items: scored, total: sumPoints(scored.map(({ points }) => points)) };
}
