import * as z from 'zod';
import { type Day, addDays, dayNumber, daySchema } from '../kernel/day.ts';

/** Which days are worked: Monday to Friday, less `holidays`, plus `workdays` (调休上班日). Plain data of a campaign. */
export const workCalendarSchema = z
  .object({ holidays: z.array(daySchema), workdays: z.array(daySchema) })
  .meta({ id: 'WorkCalendar' });
export type WorkCalendar = z.infer<typeof workCalendarSchema>;

/** The calendar without holidays: Monday to Friday. */
export const PLAIN_WEEK: WorkCalendar = { holidays: [], workdays: [] };

const DAYS_A_WEEK = 7;
const MONDAY_TO_FRIDAY = 5;
// 1970-01-01 was a Thursday; 0 is Monday.
const WEEKDAY_OF_DAY_ZERO = 3;

/** Whether a day is worked. */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  if (calendar.workdays.includes(day)) return true;
  const weekday = (((dayNumber(day) + WEEKDAY_OF_DAY_ZERO) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
  return weekday < MONDAY_TO_FRIDAY && !calendar.holidays.includes(day);
}

/** Number of workdays from one day to another, both included; 0 when `to` is earlier than `from`. */
export function workdaysFromTo(calendar: WorkCalendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) count += 1;
  return count;
}
