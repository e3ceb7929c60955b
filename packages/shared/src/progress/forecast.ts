import { type Day, addDays, daysBetween } from '../kernel/day.ts';
import { progressTexts } from '../message/progress.ts';

/** Achievements of a kind on a day; a count may be a sum of shares. */
export interface DayCount {
  readonly day: string;
  readonly count: number;
}

export interface ForecastInput {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly asOf: Day;
  readonly target: number;
  readonly counts: readonly DayCount[];
}

/**
 * Where the campaign is heading. Rates are achievements a day; `needed` is what the remaining days must bring for the
 * target, null on the last day when it is missed. The forecast follows the pace so far; its range spans the slower and
 * the faster of the pace so far and the pace of the last fortnight.
 */
export interface Forecast {
  readonly done: number;
  readonly target: number;
  readonly daysLeft: number;
  readonly perDay: number;
  readonly recentPerDay: number;
  readonly neededPerDay: number | null;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** met: done already; likely, open, unlikely: the target lies below, inside or above the range. */
  readonly outlook: 'met' | 'likely' | 'open' | 'unlikely';
  readonly reason: string;
}

const FORTNIGHT = 14;

/** Forecasts one kind from its days. Days after `asOf` or outside the window are left out; null before the first day. */
export function forecastOf(input: ForecastInput): Forecast | null {
  const end = input.asOf < input.lastDay ? input.asOf : input.lastDay;
  const daysGone = daysBetween(input.firstDay, end) + 1;
  if (daysGone < 1) return null;
  const done = countBetween(input.counts, input.firstDay, end);
  const recentDays = Math.min(FORTNIGHT, daysGone);
  const recent = countBetween(input.counts, addDays(end, 1 - recentDays), end);
  const daysLeft = daysBetween(end, input.lastDay);
  const perDay = done / daysGone;
  const recentPerDay = recent / recentDays;
  const expected = done + perDay * daysLeft;
  const low = done + Math.min(perDay, recentPerDay) * daysLeft;
  const high = done + Math.max(perDay, recentPerDay) * daysLeft;
  const missing = Math.max(0, input.target - done);
  const figures = {
    done,
    target: input.target,
    daysLeft,
    perDay,
    recentPerDay,
    neededPerDay: missing === 0 ? 0 : daysLeft === 0 ? null : missing / daysLeft,
    expected,
    low,
    high,
    outlook: outlookOf(input.target, done, low, high),
  };
  return { ...figures, reason: progressTexts.forecast({ ...figures, recentDays }) };
}

function outlookOf(target: number, done: number, low: number, high: number): Forecast['outlook'] {
  if (done >= target) return 'met';
  if (low >= target) return 'likely';
  return high >= target ? 'open' : 'unlikely';
}

function countBetween(counts: readonly DayCount[], from: string, to: string): number {
  return counts.reduce((sum, { day, count }) => (day >= from && day <= to ? sum + count : sum), 0);
}
