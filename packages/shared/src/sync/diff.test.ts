import { describe, expect, test } from 'vitest';
import { testIds } from '../kernel/ids.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { Finding } from '../rule/finding.ts';
import { contentHash, diffRows } from './diff.ts';
import { type FileState, newFileState, type ShadowRow } from './file-state.ts';
import type { SyncRow } from './sync-sheet.ts';

const ids = testIds();
const rowId = ids.next('r');
const shadow = (fields: RowFields, change: Partial<ShadowRow> = {}): ShadowRow => ({ rev: 3, epoch: 'e1', fields, ...change });
const file = (change: Partial<FileState> = {}): FileState => ({
  ...newFileState({ fileId: 'f', replicaId: 'p', unit: 'u', ledger: 'l', schemaVersion: 1 }),
  epoch: 'e1',
  ...change,
});
const row = (fields: RowFields, change: Partial<SyncRow> = {}): SyncRow => ({ key: '2', row: 2, rowId, fields, ...change });
const flightOf = (state: FileState, ...rows: SyncRow[]) => diffRows(state, rows, { ids }).state.outbox[rowId];

describe('what is sent', () => {
  test('I3 only changed fields travel, each with the value its author had seen', () => {
    expect(flightOf(file({ shadow: { [rowId]: shadow({ a: 'x', b: 'y', c: 'z' }) } }), row({ a: 'new', b: 'y' }))).toMatchObject({
      kind: 'upsert',
      baseRev: 3,
      base: { a: 'x', c: 'z' },
      set: { a: 'new', c: null },
      rowNo: 2,
    });
  });

  test('I3 a cell edited while another value came in is sent against what its author had seen', () => {
    const state = file({ shadow: { [rowId]: shadow({ a: 'theirs' }, { bases: { a: null } }) } });
    expect(flightOf(state, row({ a: 'mine' }))).toMatchObject({ base: { a: null }, set: { a: 'mine' } });
  });

  test('I2 an unchanged row, a blank row and a row in flight produce nothing new', () => {
    const flight = { id: ids.next('m'), rowId, kind: 'upsert' as const, baseRev: 3, base: {}, set: { a: 'sent' } };
    expect(flightOf(file({ shadow: { [rowId]: shadow({ a: 'x' }) } }), row({ a: 'x' }))).toBeUndefined();
    expect(flightOf(file(), row({}))).toBeUndefined();
    expect(flightOf(file({ outbox: { [rowId]: flight } }), row({ a: 'later' }))).toBe(flight);
  });

  test('I1 a cell that cannot be read is never sent as empty', () => {
    const state = file({ shadow: { [rowId]: shadow({ a: 'x', b: 'y' }) } });
    expect(flightOf(state, row({ b: 'z' }, { refused: new Set(['a']) }))?.set).toEqual({ b: 'z' });
  });

  test('I1 a column the sheet does not have never empties what the server holds', () => {
    const state = file({ shadow: { [rowId]: shadow({ a: 'x', b: 'y' }) } });
    expect(flightOf(state, row({ a: 'z' }, { absent: new Set(['b']) }))?.set).toEqual({ a: 'z' });
  });

  test('I1 a row confirmed in an older history is offered again with all it holds', () => {
    const state = file({ shadow: { [rowId]: shadow({ a: 'x', b: 'y' }, { epoch: 'e0' }) } });
    expect(flightOf(state, row({ a: 'x', b: 'edited' }))).toMatchObject({
      reoffer: true,
      set: { a: 'x', b: 'edited' },
      base: { a: 'x', b: 'y' },
    });
  });

  test('I1 a row of an older history that is missing from the sheet is offered with its last known content', () => {
    expect(flightOf(file({ shadow: { [rowId]: shadow({ a: 'x' }, { epoch: 'e0' }) } }))).toMatchObject({
      reoffer: true,
      set: { a: 'x' },
    });
    expect(flightOf(file({ shadow: { [rowId]: shadow({ a: 'x' }) } }))).toBeUndefined();
  });

  test('I1 a reason written for a finding travels, alone too, until the server has been told', () => {
    const explanations = { [rowId]: { P016: '因规划调整' } };
    const told = shadow({ a: 'x' }, { explanations: { P016: '因规划调整' } });
    expect(flightOf(file({ explanations, shadow: { [rowId]: shadow({ a: 'x' }) } }), row({ a: 'x' }))).toMatchObject({
      set: {},
      explanations: { P016: '因规划调整' },
    });
    expect(flightOf(file({ explanations, shadow: { [rowId]: told } }), row({ a: 'x' }))).toBeUndefined();
  });

  test('P010 an unsent reason is not sent for what its rule has found since it was written', () => {
    const late = (column: string): Finding => ({ ruleId: 'P010', severity: 'explain', column, message: '', expected: '' });
    const explanations = { [rowId]: { P010: '用地手续未办完' } };
    const grounds = { [rowId]: { P010: { a: 'x', b: 'y', '': ['a'] } } };
    const state = file({ explanations, grounds, shadow: { [rowId]: shadow({ a: 'x', b: 'y' }) } });
    const fields = { a: 'x', b: 'y' };
    expect(flightOf(state, row(fields, { findings: [late('a')] }))).toMatchObject({ explanations: explanations[rowId] });
    expect(flightOf(state, row(fields, { findings: [late('a'), late('b')] }))).toBeUndefined();
    const edited = flightOf(state, row({ ...fields, c: 'z' }, { findings: [late('a'), late('b')] }));
    expect(edited).toMatchObject({ set: { c: 'z' } });
    expect(edited?.explanations).toBeUndefined();
  });
});

describe('what waits', () => {
  test('I7 a row held by errors waits in the sheet and is listed', () => {
    const diff = diffRows(file(), [row({ a: 'x' })], { ids, sendable: (key) => key !== '2' });
    expect(diff.state.outbox).toEqual({});
    expect(diff.unsent).toEqual([{ rowId, row: 2, reason: 'errors' }]);
  });

  test('I7 content the server has refused is not sent again until it changes', () => {
    const refused = file({ held: { [rowId]: contentHash({ base: { a: null }, set: { a: 'bad' } }) } });
    expect(diffRows(refused, [row({ a: 'bad' })], { ids }).unsent).toEqual([{ rowId, row: 2, reason: 'refused' }]);
    expect(flightOf(refused, row({ a: 'better' }))).toMatchObject({ set: { a: 'better' } });
  });

  test('I1 a row whose cells were all emptied is listed so that a person can say deleted', () => {
    expect(diffRows(file({ shadow: { [rowId]: shadow({ a: 'x' }) } }), [row({})], { ids }).emptied).toEqual([rowId]);
  });
});
