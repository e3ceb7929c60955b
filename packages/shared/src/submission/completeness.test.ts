import { describe, expect, it } from 'vitest';
import { type ReportedRow, completenessOf } from './completeness.ts';

const period = { firstDay: '2026-11-23' } as Parameters<typeof completenessOf>[1];
const resting = { column: 'stage', values: ['投产', '终止'] };
const row = (rowId: string, more: Partial<ReportedRow> = {}): ReportedRow => ({
  rowId,
  fields: { stage: '签约' },
  at: '2026-11-23T01:00:00.000Z',
  unexplained: false,
  inConflict: false,
  hasError: false,
  refusedAt: null,
  ...more,
});
const OLD = '2026-11-20T01:00:00.000Z';
const reasons = (one: ReportedRow) => completenessOf([one], period, resting).gaps[0]?.reasons ?? null;

describe('COMPLETE', () => {
  it('COMPLETE a row is done when it was updated or confirmed since the period began', () => {
    expect(reasons(row('r1'))).toBeNull();
    expect(reasons(row('r1', { at: OLD }))).toEqual(['notUpdated']);
  });

  it('COMPLETE the period begins at midnight in Shanghai', () => {
    expect(reasons(row('r1', { at: '2026-11-22T16:00:00.000Z' }))).toBeNull();
    expect(reasons(row('r1', { at: '2026-11-22T15:59:59.999Z' }))).toEqual(['notUpdated']);
  });

  it('COMPLETE a row with something open is not done, even when it is at rest', () => {
    expect(reasons(row('r1', { unexplained: true, inConflict: true, hasError: true }))).toEqual([
      'error',
      'unexplained',
      'conflict',
    ]);
    const ended = { fields: { stage: '终止' }, at: OLD };
    expect(completenessOf([row('r1', ended)], period, resting)).toEqual({ due: 0, done: 0, gaps: [] });
    expect(completenessOf([row('r1', { ...ended, unexplained: true })], period, resting)).toMatchObject({ due: 1, done: 0 });
  });

  it('COMPLETE refused content counts until the row was changed or confirmed after it', () => {
    expect(reasons(row('r1', { refusedAt: '2026-11-23T02:00:00.000Z' }))).toEqual(['refused']);
    expect(reasons(row('r1', { refusedAt: '2026-11-23T00:30:00.000Z' }))).toBeNull();
  });
});
