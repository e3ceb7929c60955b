import { type Day, addDays, daysBetween } from '../kernel/day.ts';
import { type Ratio, ratio, ratioOfDecimal, roundHalfAway, subtract, times, toNumber } from '../kernel/ratio.ts';
import type { Campaign } from './campaign.ts';
import { PLAIN_WEEK, workdaysFromTo } from './work-calendar.ts';

/** Day N of the campaign window at a day: 1 on the first day, 0 before it, never more than the number of days. */
export function campaignDay(campaign: Pick<Campaign, 'firstDay' | 'days'>, asOf: Day): number {
  return Math.min(campaign.days, Math.max(0, daysBetween(campaign.firstDay, asOf) + 1));
}

/** What the schedule share depends on. */
export type ScheduledCampaign = Pick<Campaign, 'firstDay' | 'lastDay' | 'days' | 'calendar' | 'workCalendar' | 'scheduleTable'>;

const NOTHING_YET: Ratio = { num: 0n, den: 1n };

/** 序时进度: the share of the work that the plan asks for at the end of the day, exactly, from 0 to 1. */
export function scheduleShare(campaign: ScheduledCampaign, asOf: Day): Ratio {
  switch (campaign.calendar) {
    case 'days':
      return ratio(campaignDay(campaign, asOf), campaign.days);
    case 'workdays':
      return workdayShare(campaign, asOf);
    case 'months':
      return monthShare(campaign, asOf);
    case 'table':
      return tableShare(campaign, asOf);
  }
}

function workdayShare({ firstDay, lastDay, workCalendar = PLAIN_WEEK }: ScheduledCampaign, asOf: Day): Ratio {
  const all = workdaysFromTo(workCalendar, firstDay, lastDay);
  return all === 0 ? NOTHING_YET : ratio(workdaysFromTo(workCalendar, firstDay, asOf < lastDay ? asOf : lastDay), all);
}

// A month counts from its last day on; the window's last day closes its last month.
function monthShare({ firstDay, lastDay }: ScheduledCampaign, asOf: Day): Ratio {
  const months = monthIndex(lastDay) - monthIndex(firstDay) + 1;
  if (asOf >= lastDay) return ratio(1, 1);
  if (asOf < firstDay) return NOTHING_YET;
  const monthIsOver = monthIndex(addDays(asOf, 1)) > monthIndex(asOf);
  return ratio(monthIndex(asOf) - monthIndex(firstDay) + (monthIsOver ? 1 : 0), months);
}

function tableShare({ scheduleTable = [] }: ScheduledCampaign, asOf: Day): Ratio {
  const step = scheduleTable.findLast(({ day }) => day <= asOf);
  return step === undefined ? NOTHING_YET : ratio(step.shareBps, 10_000);
}

function monthIndex(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
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
