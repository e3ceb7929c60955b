import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shanghaiDay } from '../kernel/day.ts';
import { type ReportedRow, completenessOf, isAtRest } from './completeness.ts';
import { type ReportedTotal, keptCompleteness } from './kept-completeness.ts';

const period = { firstDay: '2026-11-23' } as Parameters<typeof completenessOf>[1];
const resting = { column: 'stage', values: ['投产', '终止'] };

const rows = fc.array(
  fc.record({
    rowId: fc.uuid(),
    fields: fc.constantFrom({ stage: '签约' }, { stage: '投产' }, { stage: '终止' }, {}),
    at: fc.constantFrom('2026-11-20T01:00:00.000Z', '2026-11-22T15:59:59.999Z', '2026-11-22T16:00:00.000Z'),
    unexplained: fc.boolean(),
    inConflict: fc.boolean(),
    hasError: fc.boolean(),
    refusedAt: fc.constantFrom(null, '2026-11-19T01:00:00.000Z', '2026-11-23T02:00:00.000Z'),
  }),
  { maxLength: 40 },
);

// As the store counts: rows that stand alike together, without what is open.
function counted(list: readonly ReportedRow[]): readonly ReportedTotal[] {
  const totals = new Map<string, ReportedTotal>();
  for (const { at, fields, unexplained, hasError } of list) {
    const state = { day: shanghaiDay(Date.parse(at)), unexplained, hasError, atRest: isAtRest(fields, resting) };
    const key = JSON.stringify(state);
    totals.set(key, { ...state, count: (totals.get(key)?.count ?? 0) + 1 });
  }
  return [...totals.values()];
}

describe('COMPLETE from counters', () => {
  it('COMPLETE counters and the rows with something open give what all rows give', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const open = list.filter(({ inConflict, refusedAt }) => inConflict || refusedAt !== null);
        const { due, done } = completenessOf(list, period, resting);
        expect(keptCompleteness(counted(list), open, period, resting)).toEqual({
          due,
          done,
          unexplained: list.filter(({ unexplained }) => unexplained).length,
          inConflict: list.filter(({ inConflict }) => inConflict).length,
        });
      }),
    );
  });
});
