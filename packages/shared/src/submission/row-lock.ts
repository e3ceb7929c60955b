import type { Day } from '../kernel/day.ts';
import type { Opening } from './submission.ts';

/** A locked period of a unit's ledger. `opening` is the reopening that stands, if one does. */
export interface PeriodLock {
  readonly period: string;
  readonly lastDay: Day;
  /** How far the history had gone when it was locked. */
  readonly seq: number;
  readonly opening: Opening | null;
}

/** A change of one row as far as locks go. */
export interface LockedChange {
  readonly rowId: string;
  /** The seq of the row's first revision; null for a new row. */
  readonly createdSeq: number | null;
  /** The days of achievements that would count differently after the change. */
  readonly movedDays: readonly string[];
}

/**
 * The lock that stands against a change, or null. While its period runs, a locked ledger takes no change at all; after
 * that, rows it reported keep the figures they had in it (other cells may go on), and new rows belong to the next period.
 * `now` in epoch milliseconds.
 */
export function lockAgainst(locks: readonly PeriodLock[], change: LockedChange, today: Day, now: number): PeriodLock | null {
  for (const lock of locks) {
    if (isOpen(lock.opening, change.rowId, now)) continue;
    if (today <= lock.lastDay) return lock;
    const reported = change.createdSeq !== null && change.createdSeq <= lock.seq;
    if (reported && change.movedDays.some((day) => day <= lock.lastDay)) return lock;
  }
  return null;
}

function isOpen(opening: Opening | null, rowId: string, now: number): boolean {
  return opening !== null && now < opening.until && (opening.rows === null || opening.rows.includes(rowId));
}
