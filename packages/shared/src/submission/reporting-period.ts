import { type Day, addDays, dayNumber, dayOf, daysInMonth, parseDay } from '../kernel/day.ts';
import type { ReportingCycle, ReportingInterval } from './reporting-cycle.ts';

/** A stretch of days that is reported together. The id says which: `2026-11-23`, `2026-W48`, `2026-11-T3`, `2026-11`. */
export interface ReportingPeriod {
  readonly id: string;
  readonly every: ReportingInterval;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const MS_PER_DAY = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const TENS = [1, 11, 21] as const;

/** The period of a day. Weeks are those of ISO 8601; the third ten days (下旬) last until the end of the month. */
export function periodOf(every: ReportingInterval, day: Day): ReportingPeriod {
  const month = day.slice(0, 7);
  switch (every) {
    case 'day':
      return { id: day, every, firstDay: day, lastDay: day };
    case 'week': {
      const firstDay = addDays(day, -weekdayOf(day));
      return { id: weekId(firstDay), every, firstDay, lastDay: addDays(firstDay, 6) };
    }
    case 'tenDays': {
      const part = Number(day.slice(8)) > 20 ? 3 : Number(day.slice(8)) > 10 ? 2 : 1;
      return tenDays(month, part);
    }
    case 'month':
      return { id: month, every, firstDay: `${month}-01` as Day, lastDay: endOfMonth(month) };
  }
}

/** Reads the id of a period; null when there is no such period. */
export function parsePeriod(id: string): ReportingPeriod | null {
  const day = parseDay(id);
  if (day !== null) return periodOf('day', day);
  const week = /^(\d{4})-W(\d{2})$/.exec(id);
  if (week) return exactly(id, 'week', weekStart(Number(week[1]), Number(week[2])));
  const ten = /^(\d{4}-\d{2})-T([123])$/.exec(id);
  if (ten) return exactly(id, 'tenDays', parseDay(`${ten[1]}-${String(TENS[Number(ten[2]) - 1]).padStart(2, '0')}`));
  return /^\d{4}-\d{2}$/.test(id) ? exactly(id, 'month', parseDay(`${id}-01`)) : null;
}

/** The period before. */
export function periodBefore(period: ReportingPeriod): ReportingPeriod {
  return periodOf(period.every, addDays(period.firstDay, -1));
}

/** The period after. */
export function periodAfter(period: ReportingPeriod): ReportingPeriod {
  return periodOf(period.every, addDays(period.lastDay, 1));
}

/** The last moment at which a period is on time, in epoch milliseconds. */
export function deadlineOf(period: ReportingPeriod, cycle: Pick<ReportingCycle, 'dueAfterDays' | 'dueTime'>): number {
  const [hours = 0, minutes = 0] = cycle.dueTime.split(':').map(Number);
  const midnight = dayNumber(addDays(period.lastDay, cycle.dueAfterDays)) * MS_PER_DAY - SHANGHAI_MS;
  return midnight + (hours * 60 + minutes) * 60_000;
}

/** The first moment of a period, in epoch milliseconds. */
export function startOf(period: ReportingPeriod): number {
  return dayNumber(period.firstDay) * MS_PER_DAY - SHANGHAI_MS;
}

function exactly(id: string, every: ReportingInterval, day: Day | null): ReportingPeriod | null {
  const period = day === null ? null : periodOf(every, day);
  return period?.id === id ? period : null;
}

function tenDays(month: string, part: 1 | 2 | 3): ReportingPeriod {
  const firstDay = `${month}-${String(TENS[part - 1]).padStart(2, '0')}` as Day;
  const lastDay = part === 3 ? endOfMonth(month) : addDays(firstDay, 9);
  return { id: `${month}-T${part}`, every: 'tenDays', firstDay, lastDay };
}

function endOfMonth(month: string): Day {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return `${month}-${String(daysInMonth(year, number)).padStart(2, '0')}` as Day;
}

// 0 is Monday; 1970-01-01 was a Thursday.
function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

// A week belongs to the year of its Thursday (ISO 8601).
function weekId(monday: Day): string {
  const year = Number(addDays(monday, 3).slice(0, 4));
  const first = weekStart(year, 1);
  const number = first === null ? 1 : Math.round((dayNumber(monday) - dayNumber(first)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

function weekStart(year: number, week: number): Day | null {
  const fourth = dayOf(year, 1, 4);
  if (fourth === null || week < 1 || week > 53) return null;
  return addDays(fourth, (week - 1) * 7 - weekdayOf(fourth));
}
