import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldValue, sameValue } from '../ledger/fields.ts';
import type { Mutation } from '../protocol/push.ts';
import { applyMutation, type StoredRow } from './merge.ts';

const mutation = (change: Partial<Mutation>): Mutation => ({
  id: 'm00000000000000001',
  rowId: 'r00000000000000001',
  kind: 'upsert',
  baseRev: 1,
  base: {},
  set: {},
  ...change,
});
const stored = (fields: Record<string, FieldValue>, change: Partial<StoredRow> = {}): StoredRow => ({
  rev: 1,
  seq: 5,
  deleted: false,
  fields,
  ...change,
});
const here = { epochStart: 0 };

describe('upsert', () => {
  test('I1 a row the server lacks is created from all its author knew, empty values left out', () => {
    expect(applyMutation(null, mutation({ base: { a: 'x', c: null }, set: { a: 'y', b: null, d: 1 } }), here)).toMatchObject({
      status: 'accepted',
      next: { fields: { a: 'y', d: 1 }, deleted: false },
    });
  });

  test('I3 a field is taken when the server still holds what its author saw', () => {
    const outcome = applyMutation(stored({ a: 'x', b: 'other' }), mutation({ base: { a: 'x' }, set: { a: 'y' } }), here);
    expect(outcome).toMatchObject({ status: 'accepted', next: { fields: { a: 'y', b: 'other' } } });
  });

  test('I3 a change beside somebody else’s change of another field is merged and says so', () => {
    const outcome = applyMutation(
      stored({ a: 'x', b: 'new' }, { rev: 2 }),
      mutation({ base: { a: 'x' }, set: { a: 'y' } }),
      here,
    );
    expect(outcome).toMatchObject({ status: 'merged', next: { fields: { a: 'y', b: 'new' } } });
  });

  test('I3 a field somebody else changed stays, and the losing value is kept', () => {
    const outcome = applyMutation(stored({ a: 'theirs' }, { rev: 2 }), mutation({ base: { a: 'x' }, set: { a: 'mine' } }), here);
    expect(outcome).toEqual({
      status: 'conflict',
      next: null,
      conflicts: [{ field: 'a', server: 'theirs', mine: 'mine' }],
      findings: [],
      resolved: [],
    });
  });

  test('I3 the same revision number with another value is still a conflict, because numbers come again after a restore', () => {
    expect(
      applyMutation(stored({ a: 'theirs' }), mutation({ baseRev: 1, base: { a: 'x' }, set: { a: 'mine' } }), here).status,
    ).toBe('conflict');
  });

  test('I3 fields without a clash are taken even when another field of the row clashes', () => {
    const outcome = applyMutation(
      stored({ a: 'theirs', b: 'x' }, { rev: 2 }),
      mutation({ base: { a: 'x', b: 'x' }, set: { a: 'mine', b: 'y' } }),
      here,
    );
    expect(outcome).toMatchObject({
      status: 'merged_conflict',
      next: { fields: { a: 'theirs', b: 'y' } },
      conflicts: [{ field: 'a' }],
    });
  });

  test('I2 a change that is already there writes nothing', () => {
    expect(applyMutation(stored({ a: ['x', 'y'] }), mutation({ base: { a: 'x' }, set: { a: ['x', 'y'] } }), here)).toMatchObject({
      status: 'noop',
      next: null,
    });
  });

  test('I1 an edit of a deleted row is kept as conflicts and does not bring the row back', () => {
    const outcome = applyMutation(
      stored({ a: 'x' }, { deleted: true }),
      mutation({ base: { a: 'x' }, set: { a: 'y', b: null } }),
      here,
    );
    expect(outcome).toMatchObject({ status: 'gone', next: null, conflicts: [{ field: 'a', server: 'x', mine: 'y' }] });
  });
});

describe('reoffer after a restored backup', () => {
  const reoffer = mutation({ reoffer: true, baseRev: 4, base: { a: 'late' }, set: { a: 'late' } });

  test('I1 the later version of a file is taken back into a row untouched since the restore', () => {
    expect(applyMutation(stored({ a: 'early' }, { seq: 5 }), reoffer, { epochStart: 5 })).toMatchObject({
      status: 'accepted',
      next: { fields: { a: 'late' } },
    });
  });

  test('I3 a row somebody changed since the restore is not overwritten by a reoffer', () => {
    expect(applyMutation(stored({ a: 'new' }, { seq: 6 }), reoffer, { epochStart: 5 }).status).toBe('conflict');
  });

  test('I3 a reoffer that is not later than the server’s row does not win', () => {
    expect(applyMutation(stored({ a: 'early' }, { seq: 5, rev: 4 }), reoffer, { epochStart: 5 }).status).toBe('conflict');
  });

  test('I1 a row that was restored after the backup was taken comes back alive', () => {
    expect(applyMutation(stored({ a: 'early' }, { seq: 5, deleted: true }), reoffer, { epochStart: 5 })).toMatchObject({
      next: { deleted: false, fields: { a: 'late' } },
    });
  });
});

describe('delete, restore, resolve', () => {
  test('I3 a delete is taken only against exactly the version its author saw', () => {
    const row = stored({ a: 'x', b: 'y' });
    expect(applyMutation(row, mutation({ kind: 'delete', base: { a: 'x', b: 'y', c: null } }), here)).toMatchObject({
      status: 'accepted',
      next: { deleted: true, fields: row.fields },
    });
    expect(applyMutation(row, mutation({ kind: 'delete', base: { a: 'x' } }), here)).toMatchObject({
      status: 'conflict',
      next: null,
      conflicts: [{ field: '*' }],
    });
    expect(applyMutation(row, mutation({ kind: 'delete', base: { a: 'x', b: 'old' } }), here).status).toBe('conflict');
  });

  test('I2 deleting what is gone or was never there does nothing', () => {
    expect(applyMutation(null, mutation({ kind: 'delete' }), here).status).toBe('noop');
    expect(applyMutation(stored({}, { deleted: true }), mutation({ kind: 'delete' }), here).status).toBe('noop');
  });

  test('I1 restore brings back the last values and may change some', () => {
    const outcome = applyMutation(
      stored({ a: 'x', b: 'y' }, { deleted: true }),
      mutation({ kind: 'restore', base: { b: 'y' }, set: { b: 'z' } }),
      here,
    );
    expect(outcome).toMatchObject({ status: 'accepted', next: { deleted: false, fields: { a: 'x', b: 'z' } } });
  });

  test('I3 resolve sets the chosen value when the server still shows what the person saw, and closes the conflict', () => {
    const resolve = mutation({ kind: 'resolve', resolves: ['c1'], base: { a: 'theirs' }, set: { a: 'mine' } });
    expect(applyMutation(stored({ a: 'theirs' }), resolve, here)).toMatchObject({
      status: 'accepted',
      resolved: ['c1'],
      next: { fields: { a: 'mine' } },
    });
    expect(applyMutation(stored({ a: 'newer' }, { rev: 2 }), resolve, here)).toMatchObject({
      status: 'conflict',
      next: null,
      conflicts: [{ mine: 'mine' }],
    });
  });

  test('I3 choosing the server’s value closes the conflict and writes nothing, whatever the server holds by now', () => {
    const resolve = mutation({ kind: 'resolve', resolves: ['c1'], base: { a: 'theirs' }, set: { a: 'theirs' } });
    expect(applyMutation(stored({ a: 'newer' }, { rev: 2 }), resolve, here)).toMatchObject({
      status: 'noop',
      conflicts: [],
      resolved: ['c1'],
      next: null,
    });
  });
});

test('I7 a merged row that breaks a rule is refused as a whole and nothing of it is written', () => {
  const check = () => [{ ruleId: 'P001', severity: 'error' as const, column: 'a', message: 'm', expected: 'e' }];
  const outcome = applyMutation(stored({ a: 'x' }), mutation({ base: { a: 'x' }, set: { a: 'y' } }), { epochStart: 0, check });
  expect(outcome).toMatchObject({ status: 'invalid', next: null, conflicts: [], findings: [{ ruleId: 'P001' }] });
});

const value = fc.option(fc.constantFrom<FieldValue>('p', 'q', 1, 2), { nil: null });
const changes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3, noNullPrototype: true });
const rowFields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<FieldValue>('p', 'q', 1, 2), {
  maxKeys: 3,
  noNullPrototype: true,
});

test('I1 I3 every value a mutation carries ends up in the row or among the conflicts, and nothing unseen is overwritten', () => {
  const arbitrary = fc.record({
    fields: rowFields,
    base: changes,
    set: changes,
    deleted: fc.boolean(),
    rev: fc.nat(3),
    baseRev: fc.nat(3),
    kind: fc.constantFrom('upsert' as const, 'restore' as const),
  });
  fc.assert(
    fc.property(arbitrary, ({ fields, base, set, deleted, rev, baseRev, kind }) => {
      const row = stored(fields, { deleted, rev });
      const result = applyMutation(row, mutation({ kind, base, set, baseRev }), here);
      const after = result.next?.fields ?? row.fields;
      for (const [field, mine] of Object.entries(set)) {
        const kept =
          sameValue(after[field], mine) ||
          result.conflicts.some((conflict) => conflict.field === field && sameValue(conflict.mine, mine));
        expect(kept || mine === null).toBe(true);
      }
      for (const field of ['a', 'b', 'c']) {
        const overwritten = !sameValue(after[field], row.fields[field]);
        expect(overwritten && !sameValue(row.fields[field], base[field])).toBe(false);
      }
    }),
    { seed: 42, numRuns: 2_000 },
  );
});

test('I10 applying the same mutation to its own outcome changes nothing', () => {
  fc.assert(
    fc.property(rowFields, changes, changes, (fields, base, set) => {
      const first = applyMutation(stored(fields), mutation({ base, set }), here);
      if (first.next === null) return;
      const again = applyMutation(stored(first.next.fields, { rev: 2 }), mutation({ base, set }), here);
      expect(again.next).toBeNull();
    }),
    { seed: 42, numRuns: 1_000 },
  );
});
