import type { PushRequest } from '@double-hundred/shared/protocol/push';
import { expect, it } from 'vitest';
import type { PushCommit, SyncStore } from '../../store/sync-store.ts';
import { projectRow } from '../../testing/project-row.ts';
import { testServer } from '../../testing/test-server.ts';
import { DEMO_UNITS } from '../seed/demo-units.ts';
import { createSyncServices } from './sync-services.ts';

const AUTHOR = { id: 'clerk', name: '填报员' };
const id = (letter: string, number: number) => `${letter}${String(number).padStart(25, '0')}`;

/** The sync on a real database, with a look at what goes to the store together. */
async function withQueue(refuse: (commits: readonly PushCommit[]) => boolean = () => false) {
  const { services, database } = await testServer();
  const together: number[] = [];
  const store: SyncStore = {
    ...services.syncStore,
    exclusive: (work) =>
      services.syncStore.exclusive((turn) =>
        work({
          ...turn,
          async commit(commits) {
            if (refuse(commits)) throw new Error('refused by the test');
            await turn.commit(commits);
            together.push(commits.length);
          },
        }),
      ),
  };
  const ids = { next: (letter: string) => id(letter, 900_000 + together.length) };
  const sync = createSyncServices({ store, clock: services.clock, ids, reference: services.reference });
  return { sync, store, database, together };
}

function pushOf(unit: string, numbers: readonly number[], rowOf = (number: number) => number): PushRequest {
  const muts = numbers.map((number) => {
    return {
      id: id('m', number),
      rowId: id('r', rowOf(number)),
      kind: 'upsert',
      baseRev: 0,
      base: {},
      set: projectRow(unit, number),
    };
  });
  const file = { fileId: id('f', 1), replicaId: id('p', 1), batchId: id('b', numbers[0] ?? 0) };
  return { epoch: 'e1', ...file, schemaVersion: 1, unit, ledger: 'projects', muts };
}

const units = DEMO_UNITS.slice(0, 6).map((unit) => unit.id);

it('PUSH units that send at the same moment are stored together, each with its own seqs, results and audit entry', async () => {
  const { sync, store, database, together } = await withQueue();
  const answers = await Promise.all(
    units.map((unit, index) => sync.push(pushOf(unit, [index * 2 + 1, index * 2 + 2]), AUTHOR, 'commit')),
  );
  expect(together).toEqual([6]);
  const results = answers.flatMap((answer) => (answer.ok ? answer.value.results : []));
  expect(results.map(({ status, seq }) => [status, seq])).toEqual(
    Array.from({ length: 12 }, (_, index) => ['accepted', index + 1]),
  );
  expect(answers.map((answer) => (answer.ok ? answer.value.headSeq : null))).toEqual([2, 4, 6, 8, 10, 12]);
  expect((await store.head()).headSeq).toBe(12);
  const entries = await database.query({ sql: "SELECT subject FROM audit_entry WHERE action = 'push' ORDER BY seq", args: [] });
  expect(entries.map((row) => row['subject'])).toEqual(units.map((unit) => `${unit}/projects`));
  const pushes = await database.query({
    sql: 'SELECT p.unit_id, count(*) AS rows FROM row_revision AS v JOIN push AS p ON p.id = v.push_id GROUP BY p.id',
    args: [],
  });
  expect(pushes.map((row) => [row['unit_id'], row['rows']])).toEqual(units.map((unit) => [unit, 2]));
});

it('I4 a push sent twice at the same moment, and a row claimed by two units, are told apart as if they came in turn', async () => {
  const { sync, together } = await withQueue();
  const [unit = '', other = ''] = units;
  const answers = await Promise.all([
    sync.push(pushOf(unit, [1]), AUTHOR, 'commit'),
    sync.push(pushOf(unit, [2]), AUTHOR, 'commit'),
    sync.push(pushOf(unit, [2]), AUTHOR, 'commit'),
    sync.push(
      pushOf(other, [3], () => 2),
      AUTHOR,
      'commit',
    ),
  ]);
  const results = answers.map((answer) => (answer.ok ? answer.value.results[0] : undefined));
  expect(results.map((result) => [result?.status, result?.seq, result?.replay])).toEqual([
    ['accepted', 1, undefined],
    ['accepted', 2, undefined],
    ['accepted', 2, true],
    ['id_foreign', 0, undefined],
  ]);
  expect(together.every((count) => count === 1)).toBe(true);
});

it('I4 a push that cannot be stored fails alone; those that waited with it are stored', async () => {
  const [bad = ''] = units.slice(3);
  const { sync, store } = await withQueue((commits) => commits.some(({ origin }) => origin.unitId === bad));
  const answers = await Promise.allSettled(units.map((unit, index) => sync.push(pushOf(unit, [index + 1]), AUTHOR, 'commit')));
  expect(answers.map(({ status }) => status)).toEqual(units.map((unit) => (unit === bad ? 'rejected' : 'fulfilled')));
  expect((await store.head()).headSeq).toBe(5);
  expect(await store.rows(bad, 'projects')).toEqual([]);
});
