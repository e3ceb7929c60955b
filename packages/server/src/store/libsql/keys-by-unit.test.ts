import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projectRow } from '../../testing/project-row.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';
import { migrationFiles } from './migration-files.ts';
import { openDatabase } from './open-database.ts';
import { peerHash } from './peer-hash.ts';
import { createLibsqlSyncStore } from './sync-store.ts';

async function openedWith(url: string, migrations = migrationFiles()) {
  const opened = await openDatabase({ url, newEpoch: () => 'e1', migrations });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

it('P007 STORE keys of rows kept by an earlier version are found after the upgrade, each in its unit and ledger', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const url = `file:${join(folder, 'test.db')}`;
  const before = await openedWith(url, migrationFiles().slice(0, 22));
  const units = ['shiqiao', 'liuwan'];
  await before.exclusive((turn) =>
    turn.write(
      units.flatMap((unit, index) => {
        const [seq, rowId] = [BigInt(index + 1), testId('r', index + 1)];
        // Keys had six bits more than now.
        const key = BigInt(peerHash(unit, 'projects', 'name=同名项目')) + 2n ** 47n * 9n;
        return [
          {
            sql: `INSERT INTO push (id, batch_id, file_id, replica_id, unit_id, ledger, user_id, user_name, at) VALUES (?, 'b', 'f', 'p', ?, 'projects', 'u', 'u', '')`,
            args: [seq, unit],
          },
          {
            sql: `INSERT INTO ledger_row (row_id, unit_id, ledger, rev, seq, created_seq, deleted, unexplained) VALUES (?, ?, 'projects', 1, ?, ?, 0, 0)`,
            args: [rowId, unit, seq, seq],
          },
          {
            sql: `INSERT INTO row_revision (seq, row_id, rev, deleted, push_id, mutation_id, wire) VALUES (?, ?, 1, 0, ?, 'm', '{"fields":{}}')`,
            args: [seq, rowId, seq],
          },
          { sql: 'INSERT INTO peer_key (key, row_id) VALUES (?, ?)', args: [key, rowId] },
        ];
      }),
    ),
  );
  await before.close();
  const after = await openedWith(url);
  onTestFinished(() => after.close());
  const peersOf = (unitId: string, ledger: string) =>
    createLibsqlSyncStore(after).exclusive((turn) =>
      turn.peers({ unitId, ledger, keys: ['name=同名项目', 'name=别的项目'], except: [], most: 2 }),
    );
  const found = await Promise.all(units.map((unit) => peersOf(unit, 'projects')));
  expect(found).toEqual(
    units.map((_, index) => [{ key: 'name=同名项目', rowId: testId('r', index + 1), createdSeq: index + 1, fields: {} }]),
  );
  expect(await peersOf('shiqiao', 'milestones')).toEqual([]);
});

it('P007 a row sent before is found by its code until it gives the code up or is deleted', async () => {
  const server = await testServer();
  const file = await pushFile(server, { unit: 'shiqiao' });
  const [first, second] = [testId('r', 1), testId('r', 2)];
  const code = { projectCode: '2607-320698-99-01-678537' };
  const found = async (fields: object) => {
    const [result] = await file.send([{ rowId: second, set: { ...projectRow('shiqiao', 2), ...fields } }], 'validate');
    return result?.findings?.some(({ ruleId }) => ruleId === 'P007') ?? false;
  };
  await file.send([{ rowId: first, set: { ...projectRow('shiqiao', 1), ...code } }]);
  expect(await found(code)).toBe(true);
  const other = { projectCode: '2607-320698-99-01-678538' };
  await file.send([{ rowId: first, baseRev: 1, set: other, base: code }]);
  expect(await found(code)).toBe(false);
  expect(await found(other)).toBe(true);
  await file.send([{ rowId: first, baseRev: 2, kind: 'delete', base: { ...projectRow('shiqiao', 1), ...other } }]);
  expect(await found(other)).toBe(false);
});
