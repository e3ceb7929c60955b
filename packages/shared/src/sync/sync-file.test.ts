import { describe, expect, test } from 'vitest';
import { testIds } from '../kernel/ids.ts';
import { err, ok } from '../kernel/result.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { Mutation, MutationResult } from '../protocol/push.ts';
import { chunkMutations } from './chunk-mutations.ts';
import { decideConflicts } from './conflicts.ts';
import { type FileState, newFileState } from './file-state.ts';
import { applyMutation, type StoredRow } from './merge.ts';
import { intendDelete, intendRestore, putBack } from './row-intent.ts';
import { syncFile } from './sync-file.ts';
import type { SyncDeps } from './sync-run.ts';
import type { CallFailure, SyncServer } from './sync-server.ts';
import type { SheetPatch, SyncSheet } from './sync-sheet.ts';

const ids = testIds();

/** A server of a few lines over the real merge; `refuse` makes a call fail. */
function smallServer() {
  const rows = new Map<string, StoredRow>();
  const server = {
    rows,
    epoch: 'e1',
    limits: { mutations: 500, bytes: 1_048_576 },
    pushes: [] as number[],
    putsOff: null as 'locked' | 'deferred' | null,
    refuse: (_call: string, _size: number): CallFailure | null => null,
  };
  const settle = (mutation: Mutation): MutationResult => {
    const { putsOff } = server;
    if (putsOff !== null)
      return { id: mutation.id, rowId: mutation.rowId, status: putsOff, rev: 0, seq: 0, deleted: false, fields: {} };
    const outcome = applyMutation(rows.get(mutation.rowId) ?? null, mutation, { epochStart: 0 });
    if (outcome.next)
      rows.set(mutation.rowId, {
        rev: (rows.get(mutation.rowId)?.rev ?? 0) + 1,
        seq: Math.max(0, ...[...rows.values()].map((row) => row.seq)) + 1,
        ...outcome.next,
      });
    const now = rows.get(mutation.rowId) ?? { rev: 0, seq: 0, deleted: false, fields: {} };
    const conflicts = outcome.conflicts.map((conflict) => ({ ...conflict, id: ids.next('c'), by: '', at: '' }));
    return { id: mutation.id, rowId: mutation.rowId, status: outcome.status, ...now, conflicts };
  };
  const calls: SyncServer = {
    async open(request) {
      const failure = server.refuse('open', 0);
      return failure
        ? err(failure)
        : ok({ ...request, epoch: server.epoch, headSeq: rows.size, forked: false, limits: server.limits, serverTime: '' });
    },
    async push(request) {
      const failure = server.refuse('push', request.muts.length);
      if (failure) return err(failure);
      server.pushes.push(request.muts.length);
      return ok({
        epoch: server.epoch,
        headSeq: rows.size,
        results: request.muts.map((mutation) => settle(mutation as Mutation)),
      });
    },
    async changes(query) {
      const failure = server.refuse('changes', 0);
      if (failure) return err(failure);
      const all = [...rows].filter(([, row]) => row.seq > query.cursor).sort(([, a], [, b]) => a.seq - b.seq);
      const page = all.slice(0, 2).map(([rowId, row]) => ({ rowId, ...row, by: '', at: '' }));
      return ok({
        epoch: server.epoch,
        changes: page,
        next: page.at(-1)?.seq ?? query.cursor,
        more: all.length > 2,
        headSeq: rows.size,
      });
    },
  };
  return { server, calls };
}

function smallBook(...rows: RowFields[]) {
  const book = {
    rows: rows.map((fields) => ({ id: null as string | null, fields })),
    state: newFileState({ fileId: 'f', replicaId: 'p', unit: 'u', ledger: 'l', schemaVersion: 1 }) as FileState,
    refuses: false,
  };
  const sheet: SyncSheet = {
    readRows: async () =>
      book.rows.map((row, index) => ({ key: row.id ?? `#${index}`, row: index, rowId: row.id, fields: row.fields })),
    applyPatches: async (patches) => {
      if (book.refuses) throw new Error('a cell is being edited');
      for (const patch of patches.filter((each) => each.kind !== 'remove')) write(book.rows, patch);
      for (const patch of patches.filter((each) => each.kind === 'remove').reverse()) book.rows.splice(patch.row, 1);
    },
  };
  return { book, sheet };
}

function write(rows: { id: string | null; fields: RowFields }[], patch: SheetPatch) {
  if (patch.kind === 'insert') rows.push({ id: patch.rowId, fields: patch.fields });
  else if (patch.kind === 'setId') Object.assign(rows[patch.row] ?? {}, { id: patch.rowId });
  else if (patch.kind === 'setCells') {
    const row = rows[patch.row];
    if (row)
      row.fields = Object.fromEntries(
        Object.entries({ ...row.fields, ...patch.set }).filter(([, value]) => value !== null),
      ) as RowFields;
  }
}

function office(...rows: RowFields[]) {
  const { server, calls } = smallServer();
  const { book, sheet } = smallBook(...rows);
  const run = async (rest: Partial<SyncDeps> = {}) =>
    syncFile({ state: book.state, sheet, server: calls, ids, saveState: async (state) => void (book.state = state), ...rest });
  return { server, book, run };
}

describe('a run', () => {
  test('I5 sends every row, brings others’ rows in, and ends clean', async () => {
    const { server, book, run } = office({ a: 'x' }, { a: 'y' });
    for (const value of ['p', 'q', 'r'])
      server.rows.set(ids.next('r'), { rev: 1, seq: server.rows.size + 1, deleted: false, fields: { a: value } });
    const report = await run();
    expect(report).toMatchObject({ end: 'clean', failure: null, pulled: 3, waiting: 0, repaired: { created: 2 } });
    expect(report.outcomes.map((outcome) => outcome.status)).toEqual(['accepted', 'accepted']);
    expect(book.rows.map((row) => row.fields['a'])).toEqual(['x', 'y', 'p', 'q', 'r']);
    expect(server.rows.size).toBe(5);
    expect(await run()).toMatchObject({ end: 'clean', outcomes: [], pulled: 0 });
  });

  test('I7 keeps to the limits, cuts a push called too large, and sets a row too large by itself aside', async () => {
    const { server, run } = office({ a: '1' }, { a: '2' }, { a: 'long'.repeat(900) }, { a: '3' }, { a: '4' });
    server.limits = { mutations: 3, bytes: 5_000 };
    server.refuse = (call, size) =>
      call === 'push' && size > 2 ? { kind: 'problem', code: 'BATCH_TOO_LARGE', detail: '', requestId: '' } : null;
    const report = await run();
    expect(server.pushes).toEqual([1, 2, 1]);
    expect(report).toMatchObject({ end: 'clean', unsent: [{ row: 2, reason: 'tooLarge' }], waiting: 0 });
  });

  test.each(['locked', 'deferred'] as const)(
    'I1 offers a %s row once a run, keeps it in the sheet, and sends it when it can',
    async (status) => {
      const { server, book, run } = office({ a: 'x' });
      server.putsOff = status;
      const refused = await run();
      expect(server.pushes).toEqual([1]);
      expect(refused).toMatchObject({
        end: 'clean',
        waiting: 0,
        outcomes: [{ status }],
        unsent: [{ row: 0, reason: status }],
      });
      expect(book.rows[0]?.fields['a']).toBe('x');
      server.putsOff = null;
      expect(await run()).toMatchObject({ end: 'clean', outcomes: [{ status: 'accepted' }], unsent: [] });
      expect([...server.rows.values()].map((row) => row.fields)).toEqual([{ a: 'x' }]);
    },
  );

  test('I1 stops with the failure when the network goes, and the next run goes on from the saved state', async () => {
    const { server, book, run } = office({ a: 'x' });
    server.refuse = (call) => (call === 'push' ? { kind: 'network' } : null);
    expect(await run()).toMatchObject({ end: 'failed', failure: { kind: 'network' }, waiting: 1 });
    const [first] = Object.values(book.state.outbox);
    server.refuse = () => null;
    expect(await run()).toMatchObject({ end: 'clean', outcomes: [{ rowId: first?.rowId, status: 'accepted' }] });
  });

  test('I1 stops when the host refuses the sheet, without having saved what could not be written', async () => {
    const { server, book, run } = office({ a: 'x' });
    await run();
    const [rowId = '', row] = [...server.rows][0] ?? [];
    if (row) server.rows.set(rowId, { ...row, rev: 2, seq: 9, fields: { a: 'theirs' } });
    book.refuses = true;
    expect(await run()).toMatchObject({ end: 'failed', failure: { kind: 'sheet' } });
    expect(book.state.shadow[rowId]?.fields).toEqual({ a: 'x' });
  });

  test('I3 a value it wrote itself before it was cut off is no edit of the clerk’s in the next run', async () => {
    const { server, book, run } = office({ a: 'x' });
    await run();
    const [rowId = '', row] = [...server.rows][0] ?? [];
    const onServer = (seq: number, value: string) =>
      row && server.rows.set(rowId, { ...row, rev: seq, seq, fields: { a: value } });
    onServer(8, 'theirs');
    await run({
      saveState: async (state) => {
        if (state.shadow[rowId]?.fields['a'] === 'theirs') throw new Error('the pane was closed');
        book.state = state;
      },
    });
    expect(book.rows[0]?.fields).toEqual({ a: 'theirs' });
    expect(book.state.shadow[rowId]?.fields).toEqual({ a: 'x' });
    onServer(9, 'newer');
    expect(await run()).toMatchObject({ end: 'clean', outcomes: [] });
    expect(book.rows[0]?.fields).toEqual({ a: 'newer' });
    expect(server.rows.get(rowId)?.fields).toEqual({ a: 'newer' });
    expect(book.state.writing).toBeUndefined();
  });

  test('I1 ends between two calls when it is cancelled', async () => {
    const signal = { aborted: false };
    const { run } = office({ a: 'x' });
    expect(await run({ signal, onProgress: () => void (signal.aborted = true) })).toMatchObject({ end: 'cancelled', waiting: 1 });
    signal.aborted = false;
    expect(await run({ signal })).toMatchObject({ end: 'clean', waiting: 0 });
  });

  test('I1 gives a restored server back what it lost', async () => {
    const { server, run } = office({ a: 'x' }, { a: 'y' });
    await run();
    server.rows.clear();
    server.epoch = 'e2';
    expect(await run()).toMatchObject({ end: 'clean', epochChanged: true });
    expect([...server.rows.values()].map((row) => row.fields['a']).sort()).toEqual(['x', 'y']);
  });

  test('I1 a decision about a row the restored server lost does not settle the row before it was offered again', async () => {
    const { server, book, run } = office({ a: 'x' });
    await run();
    const [rowId = '', row] = [...server.rows][0] ?? [];
    if (row) server.rows.set(rowId, { ...row, fields: { a: 'older' } });
    server.epoch = 'e2';
    expect(await run({ sendable: () => false })).toMatchObject({ end: 'clean', unsent: [{ rowId }] });
    const conflict = { id: 'c1', field: 'a', server: 'older', mine: 'other', by: '', at: '' };
    book.state = decideConflicts(book.state, rowId, [conflict], 'theirs', ids);
    expect(await run({ sendable: () => false })).toMatchObject({ outcomes: [{ status: 'noop' }] });
    expect(book.rows[0]?.fields).toEqual({ a: 'x' });
    expect((await run()).outcomes).toMatchObject([{ status: 'conflict', conflicts: [{ mine: 'x' }] }]);
  });

  test('I1 sends nothing while too many rows are missing, until a person has confirmed', async () => {
    const { book, run } = office(...Array.from({ length: 7 }, (_, index) => ({ a: String(index) })));
    await run();
    book.rows.splice(1);
    book.rows[0] = { id: book.rows[0]?.id ?? null, fields: { a: 'edited' } };
    expect(await run()).toMatchObject({ end: 'held', missing: { length: 6 }, outcomes: [] });
    expect(await run({ missingConfirmed: true })).toMatchObject({
      end: 'clean',
      missing: { length: 6 },
      outcomes: [{ status: 'accepted' }],
    });
  });
});

describe('what a person decides', () => {
  test('I1 a missing row is deleted only when a person says so, and comes back by restore', async () => {
    const { server, book, run } = office({ a: 'x' });
    await run();
    const rowId = book.rows[0]?.id ?? '';
    book.rows = [];
    expect((await run()).missing).toEqual([rowId]);
    expect(putBack(book.state, rowId)).toEqual({ kind: 'insert', rowId, fields: { a: 'x' } });
    book.state = intendDelete(book.state, rowId, ids);
    expect(await run()).toMatchObject({ missing: [], outcomes: [{ status: 'accepted' }] });
    expect(server.rows.get(rowId)?.deleted).toBe(true);
    book.state = intendRestore(book.state, rowId, {}, ids);
    await run();
    expect(server.rows.get(rowId)?.deleted).toBe(false);
    expect(book.rows).toEqual([{ id: rowId, fields: { a: 'x' } }]);
  });

  test.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ] as const)('I3 a conflict decided for %s puts that value into the total and the cell', async (choice, expected) => {
    const { server, book, run } = office({ a: 'x' });
    await run();
    const rowId = book.rows[0]?.id ?? '';
    server.rows.set(rowId, { rev: 2, seq: 9, deleted: false, fields: { a: 'theirs' } });
    book.rows[0] = { id: rowId, fields: { a: 'mine' } };
    const conflicts = (await run()).outcomes[0]?.conflicts ?? [];
    expect(conflicts).toMatchObject([{ field: 'a', server: 'theirs', mine: 'mine' }]);
    expect(book.rows[0]?.fields).toEqual({ a: 'theirs' });
    book.state = decideConflicts(book.state, rowId, conflicts, choice, ids);
    await run();
    expect(server.rows.get(rowId)?.fields).toEqual({ a: expected });
    expect(book.rows[0]?.fields).toEqual({ a: expected });
  });
});

test('I7 pushes are cut by number and by bytes of UTF-8', () => {
  const mutation = (text: string): Mutation => ({ id: 'm', rowId: 'r', kind: 'upsert', baseRev: 0, base: {}, set: { a: text } });
  const sizes = (texts: string[], limits: { mutations: number; bytes: number }) =>
    chunkMutations(texts.map(mutation), limits).chunks.map((chunk) => chunk.length);
  expect(sizes(['1', '2', '3', '4', '5'], { mutations: 2, bytes: 1_048_576 })).toEqual([2, 2, 1]);
  expect(sizes(['万'.repeat(300), '万'.repeat(300), '万'.repeat(300)], { mutations: 500, bytes: 2_048 + 1_500 })).toEqual([
    1, 1, 1,
  ]);
  expect(chunkMutations([mutation('万'.repeat(3_000))], { mutations: 500, bytes: 8_000 }).tooLarge).toHaveLength(1);
});
