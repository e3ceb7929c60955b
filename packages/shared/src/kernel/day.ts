import * as z from 'zod';

/** A calendar day `YYYY-MM-DD` without time zone. Days compare correctly as text. */
export type Day = string & { readonly __day: unique symbol };

const MS_PER_DAY = 86_400_000;
const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Builds the day of a year, month (1–12) and day of month, or null when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1900 || year > 2999 || month < 1 || month > 12) return null;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day;
}

/** Reads `YYYY-MM-DD`; null when the text has another form or names a day that does not exist. */
export function parseDay(text: string): Day | null {
  const parts = DAY_PATTERN.exec(text);
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

/** Number of days in a month (1–12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01, for arithmetic. */
export function dayNumber(day: Day): number {
  return Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY);
}

/** The day with that number of days since 1970-01-01. */
export function dayFromNumber(days: number): Day {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The calendar day in Asia/Shanghai (UTC+8, no daylight saving since 1991) at an instant in epoch milliseconds. */
export function shanghaiDay(epochMs: number): Day {
  return new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 10) as Day;
}

/** zod schema of a day on the wire. */
export const daySchema = z
  .string()
  .refine((text) => parseDay(text) !== null, { message: '日期应为 YYYY-MM-DD，且日历上确有这一天' })
  .transform((text) => text as Day);
