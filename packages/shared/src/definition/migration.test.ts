import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withChanges } from '../sync/merge.ts';
import { migratedChanges, type MigrationStep, migrationOf } from './migration.ts';

const steps: readonly MigrationStep[] = [
  { kind: 'rename', from: 'station', to: 'post' },
  { kind: 'split', from: 'people', to: ['leader', 'officer'], by: '/' },
  { kind: 'choices', column: 'alert', names: { 蓝: '蓝色' } },
  { kind: 'drop', column: 'note' },
];

describe('rows of one version become rows of the next', () => {
  it('DEFINITION a renamed column carries its value, a split one gives its parts and stays, a dropped one is kept apart', () => {
    expect(migrationOf({ station: '北闸', people: '周建军/陈海燕/轮换', alert: '蓝', note: '旧' }, steps)).toEqual({
      post: '北闸',
      station: null,
      leader: '周建军',
      officer: '陈海燕/轮换',
      alert: '蓝色',
    });
    expect(migrationOf({ post: '北闸', alert: '蓝色' }, steps)).toEqual({});
  });

  it('DEFINITION migrating twice changes nothing more, and no text is lost on the way', () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() === value);
    const row = fc.record(
      { station: text, people: text, alert: fc.constantFrom('蓝', '蓝色', '无'), note: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, (fields) => {
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<
          string,
          string
        >;
        const once = withChanges(given, migrationOf(given, steps));
        expect(migrationOf(once, steps)).toEqual({});
        if (given['station'] !== undefined) expect(once['post']).toBe(given['station']);
        if (given['people'] !== undefined) expect(once['people']).toBe(given['people']);
        if (given['note'] !== undefined) expect(once['note']).toBe(given['note']);
      }),
      { seed: 20_261_127 },
    );
  });

  it('DEFINITION what an old file asks is asked of the new columns, emptying included', () => {
    expect(migratedChanges({ station: '南闸', alert: '蓝' }, steps)).toEqual({ post: '南闸', alert: '蓝色' });
    expect(migratedChanges({ station: null }, steps)).toEqual({ post: null });
  });
});
