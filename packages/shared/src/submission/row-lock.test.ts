import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { type PeriodLock, lockAgainst } from './row-lock.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const RUNNING: PeriodLock = { period: '2026-W48', lastDay: '2026-11-29' as Day, seq: 50, opening: null };
const PAST: PeriodLock = { period: '2026-W47', lastDay: '2026-11-22' as Day, seq: 50, opening: null };
const today = '2026-11-23' as Day;
const change = { rowId: 'r1', createdSeq: 10, movedDays: [] as string[] };

describe('LOCK', () => {
  it('LOCK while the period runs takes no change at all, of no row', () => {
    expect(lockAgainst([RUNNING], change, today, NOW)).toBe(RUNNING);
    expect(lockAgainst([RUNNING], { ...change, createdSeq: null }, today, NOW)).toBe(RUNNING);
  });

  it('LOCK of a past period guards the figures of the rows it reported, and nothing else', () => {
    expect(lockAgainst([PAST], change, today, NOW)).toBeNull();
    expect(lockAgainst([PAST], { ...change, movedDays: ['2026-11-10'] }, today, NOW)).toBe(PAST);
    expect(lockAgainst([PAST], { ...change, movedDays: ['2026-11-23'] }, today, NOW)).toBeNull();
  });

  it('LOCK of a past period lets rows in that were not there yet', () => {
    expect(lockAgainst([PAST], { rowId: 'r9', createdSeq: null, movedDays: ['2026-11-10'] }, today, NOW)).toBeNull();
    expect(lockAgainst([PAST], { rowId: 'r9', createdSeq: 51, movedDays: ['2026-11-10'] }, today, NOW)).toBeNull();
  });

  it('LOCK steps back for the rows of a reopening until it ends', () => {
    const reopened = { ...RUNNING, opening: { rows: ['r1'], until: NOW + 1_000, reason: '更正' } };
    expect(lockAgainst([reopened], change, today, NOW)).toBeNull();
    expect(lockAgainst([reopened], { ...change, rowId: 'r2' }, today, NOW)).toBe(reopened);
    expect(lockAgainst([reopened], change, today, NOW + 1_000)).toBe(reopened);
    const whole = { ...RUNNING, opening: { rows: null, until: NOW + 1_000, reason: '更正' } };
    expect(lockAgainst([whole], { ...change, createdSeq: null }, today, NOW)).toBeNull();
  });
});
