import { type Day, daysBetween } from '../kernel/day.ts';
import { type Ratio, ratio, ratioOfDecimal, roundHalfAway, subtract, times, toNumber } from '../kernel/ratio.ts';
import type { Campaign } from './campaign.ts';

/** Day N of the campaign window at a day: 1 on the first day, 0 before it, never more than the number of days. */
export function campaignDay(campaign: Pick<Campaign, 'firstDay' | 'days'>, asOf: Day): number {
  return Math.min(campaign.days, Math.max(0, daysBetween(campaign.firstDay, asOf) + 1));
}

/** 序时进度: the share of the window that has passed at the end of the day, exactly, from 0 to 1. */
export function scheduleShare(campaign: Pick<Campaign, 'firstDay' | 'days'>, asOf: Day): Ratio {
  return ratio(campaignDay(campaign, asOf), campaign.days);
}

/** 序时差: completion minus schedule share in percentage points, exactly. */
export function scheduleGapPoints(completion: Ratio, share: Ratio): Ratio {
  return times(subtract(completion, share), 100);
}

/** Percentage points as shown: one decimal, halves away from zero. */
export function shownPoints(points: Ratio): number {
  return roundHalfAway(points, 1);
}

/**
 * Calculates a gap without storing anything.
 * @param input completion as a ratio (0.944), elapsed and total days (or months) as whole numbers, decimals of the gap.
 * @returns the schedule share as a ratio and the gap in percentage points; null when a number is out of range.
 */
export function previewSchedule(input: {
  completion: number;
  elapsed: number;
  of: number;
  decimals: number;
}): { scheduleShare: number; gapPoints: number } | null {
  const completion = ratioOfDecimal(input.completion);
  if (!completion || input.of <= 0) return null;
  const share = ratio(Math.min(input.of, Math.max(0, input.elapsed)), input.of);
  return { scheduleShare: toNumber(share), gapPoints: roundHalfAway(scheduleGapPoints(completion, share), input.decimals) };
}
