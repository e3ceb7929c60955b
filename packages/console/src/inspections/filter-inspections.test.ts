import type { Day } from '@double-hundred/shared/kernel/day';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import { describe, expect, it } from 'vitest';
import { filteredInspections } from './filter-inspections.ts';

const inspection = (id: string, changes: Partial<Inspection> = {}): Inspection => ({
  id,
  unit: 'shiqiao',
  day: '2026-11-20' as Day,
  team: '林秋实',
  found: '东侧料场占道',
  ledger: null,
  name: null,
  state: 'open',
  overdueDays: 0,
  linkedIssue: null,
  steps: [],
  files: 0,
  by: '督查组',
  at: '2026-11-20T01:00:00Z',
  ...changes,
});
const all = [
  inspection('a'),
  inspection('b', { overdueDays: 4, demand: '清空料场' }),
  inspection('c', { unit: 'liuwan', state: 'rectified', name: '甲项目' }),
];
const ids = (filter: Partial<Parameters<typeof filteredInspections>[1]>) =>
  filteredInspections(all, { unit: undefined, state: null, words: undefined, ...filter }).map(({ id }) => id);

describe('INSPECT the list', () => {
  it('INSPECT the longest overdue comes first, the rest as it came', () => {
    expect(ids({})).toEqual(['b', 'a', 'c']);
  });

  it('INSPECT unit, state and every word narrow it down', () => {
    expect(ids({ unit: 'liuwan' })).toEqual(['c']);
    expect(ids({ state: 'open' })).toEqual(['b', 'a']);
    expect(ids({ words: '料场 清空' })).toEqual(['b']);
    expect(ids({ words: '甲项目' })).toEqual(['c']);
  });
});
