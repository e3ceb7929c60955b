import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testIds } from '../kernel/ids.ts';
import type { RowFields } from '../ledger/fields.ts';
import { type FileState, newFileState } from './file-state.ts';
import { repairIds } from './repair.ts';
import type { SyncRow } from './sync-sheet.ts';

const known = testIds();
const [idA, idB, idC] = [known.next('r'), known.next('r'), known.next('r')];
const fresh = () => {
  const ids = testIds();
  return { next: (letter: string) => ids.next(letter === 'r' ? 's' : letter) };
};
const sheet = (...rows: [string | null, RowFields][]): SyncRow[] =>
  rows.map(([rowId, fields], index) => ({ key: String(index), row: index + 2, rowId, fields }));
const fileWith = (shadow: Record<string, RowFields>): FileState => ({
  ...newFileState({ fileId: 'f', replicaId: 'p', unit: 'u', ledger: 'l', schemaVersion: 1 }),
  epoch: 'e1',
  shadow: Object.fromEntries(Object.entries(shadow).map(([id, fields]) => [id, { rev: 1, epoch: 'e1', fields }])),
});
const repair = (state: FileState, rows: SyncRow[]) => repairIds(state, rows, { ids: fresh() });

describe('ids that are missing', () => {
  test('I6 a new row gets an id of its own, a blank one none', () => {
    const result = repair(fileWith({}), sheet([null, { a: 'x' }], [null, {}]));
    expect(result.patches).toMatchObject([{ kind: 'setId', row: 2, was: null }]);
    expect(result.counts).toEqual({ created: 1, adopted: 0, copied: 0 });
  });

  test('I1 a row whose id was wiped gets the missing id with the same content back', () => {
    const result = repair(fileWith({ [idA]: { a: 'x' }, [idB]: { a: 'y' } }), sheet([idB, { a: 'y' }], [null, { a: 'x' }]));
    expect(result).toMatchObject({ patches: [{ row: 3, rowId: idA }], missing: [], counts: { adopted: 1 } });
  });

  test('I1 a wiped id is found again in a sheet that lacks one of the columns', () => {
    const rows = sheet([null, { a: 'x' }]).map((row) => ({ ...row, absent: new Set(['b']) }));
    expect(repair(fileWith({ [idA]: { a: 'x', b: 'y' } }), rows).patches).toMatchObject([{ rowId: idA }]);
  });

  test('I1 content that is still in flight is recognised as well', () => {
    const state = fileWith({ [idA]: { a: 'x' } });
    const flight = { id: 'm', rowId: idA, kind: 'upsert' as const, baseRev: 1, base: { a: 'x' }, set: { a: 'z' } };
    expect(repair({ ...state, outbox: { [idA]: flight } }, sheet([null, { a: 'z' }])).patches).toMatchObject([{ rowId: idA }]);
  });

  test('I1 an edited row is found again by its business key when only one missing row has it', () => {
    const keys = { ids: fresh(), businessKeys: (fields: RowFields) => [String(fields['name'])] };
    const state = fileWith({ [idA]: { name: '甲', a: 1 }, [idB]: { name: '乙' }, [idC]: { name: '乙' } });
    const result = repairIds(state, sheet([null, { name: '甲', a: 2 }], [null, { name: '乙', a: 3 }]), keys);
    expect(result.patches[0]).toMatchObject({ rowId: idA });
    expect([idB, idC]).not.toContain(result.patches[1]?.rowId);
  });

  test('I6 an id with wrong check characters counts as missing, one the server gave does not', () => {
    const broken = `${idA.slice(0, -2)}00`;
    expect(repair(fileWith({}), sheet([broken, { a: 'x' }])).patches).toMatchObject([{ was: broken }]);
    expect(repair(fileWith({ [broken]: { a: 'x' } }), sheet([broken, { a: 'x' }])).patches).toEqual([]);
  });
});

describe('ids that are there twice', () => {
  test('I6 the row most like the last known content keeps the id, the copy gets a new one and its origin is noted', () => {
    const result = repair(
      fileWith({ [idA]: { a: 'x', b: 'y' } }),
      sheet([idA, { a: 'x', b: 'changed' }], [idA, { a: 'x', b: 'y' }]),
    );
    expect(result.patches).toMatchObject([{ row: 2, was: idA }]);
    expect(Object.values(result.copiedFrom)).toEqual([idA]);
    expect(result.counts.copied).toBe(1);
  });

  test('I6 a row that came back under the id of a deleted one becomes a new row', () => {
    const state = fileWith({ [idA]: { a: 'x' } });
    const deleted: FileState = { ...state, shadow: { [idA]: { rev: 2, epoch: 'e1', fields: { a: 'x' }, deleted: true } } };
    const result = repair(deleted, sheet([idA, { a: 'x' }]));
    expect(result.patches).toHaveLength(1);
    expect(Object.values(result.copiedFrom)).toEqual([idA]);
  });
});

describe('rows that left the sheet', () => {
  test('I1 they are listed as missing and nothing is deleted', () => {
    expect(repair(fileWith({ [idA]: { a: 'x' } }), [])).toMatchObject({ missing: [idA], hold: false, patches: [] });
  });

  test('I1 more than five and more than a tenth missing hold the whole file', () => {
    const rows = Object.fromEntries(Array.from({ length: 80 }, () => [known.next('r'), { a: 'x' }]));
    const ids = Object.keys(rows);
    const without = (count: number) => sheet(...ids.slice(count).map((id): [string, RowFields] => [id, { a: 'x' }]));
    expect(repair(fileWith(rows), without(8)).hold).toBe(false);
    expect(repair(fileWith(rows), without(9)).hold).toBe(true);
  });
});

const content = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y'), { noNullPrototype: true });
const someId = fc.constantFrom(null, idA, idB, idC, 'r17');

test('I6 after repair no two rows share an id, every filled row has one, and repairing again finds nothing to do', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(someId, content), { maxLength: 8 }),
      fc.dictionary(fc.constantFrom(idA, idB, idC), content, { noNullPrototype: true }),
      (rows, shadow) => {
        const state = fileWith(shadow);
        const ids = fresh();
        const first = repairIds(state, sheet(...rows), { ids });
        const mended = sheet(...rows).map((row) => ({
          ...row,
          rowId: first.patches.find((patch) => patch.row === row.row)?.rowId ?? row.rowId,
        }));
        const filled = mended.filter((row) => Object.keys(row.fields).length > 0);
        expect(filled.every((row) => row.rowId !== null)).toBe(true);
        const given = filled.map((row) => row.rowId);
        expect(new Set(given).size).toBe(given.length);
        expect(repairIds(state, mended, { ids }).patches).toEqual([]);
      },
    ),
    { seed: 42, numRuns: 1_000 },
  );
});
