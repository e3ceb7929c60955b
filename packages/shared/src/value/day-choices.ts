import type { Campaign } from '../campaign/campaign.ts';
import { type Day, dayOf, daysInMonth } from '../kernel/day.ts';

/** The first and the last day of a month, for a date that lacks its day; none when there is no such month. */
export function daysOfMonth(year: number, month: number): readonly Day[] {
  if (month < 1 || month > 12) return [];
  return [dayOf(year, month, 1), dayOf(year, month, daysInMonth(year, month))].filter((day) => day !== null);
}

/** What 2024.1 may have been before Excel dropped a zero: January or October; any other number is one month. */
export function daysOfDottedMonth(year: number, digits: string): readonly Day[] {
  const months = digits === '1' ? [1, 10] : [Number(digits)];
  return months.flatMap((month) => daysOfMonth(year, month));
}

/** What 9.1 may have been: the 1st or the 10th of September, in the year of the campaign. */
export function daysOfDottedDay(month: number, digits: string, campaign: Campaign): readonly Day[] {
  const days = digits.length === 1 ? [Number(digits), Number(digits) * 10] : [Number(digits)];
  return days.flatMap((day) => dayOf(campaignYear(month, day, campaign), month, day) ?? []);
}

/** The year in which a month and day lie inside the campaign; the year of its first day if in none. */
export function campaignYear(month: number, day: number, campaign: Campaign): number {
  const first = Number(campaign.firstDay.slice(0, 4));
  const last = Number(campaign.lastDay.slice(0, 4));
  for (let year = first; year <= last; year += 1) {
    const candidate: Day | null = dayOf(year, month, day);
    if (candidate !== null && candidate >= campaign.firstDay && candidate <= campaign.lastDay) return year;
  }
  return first;
}
