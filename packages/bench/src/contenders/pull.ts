import { join } from 'node:path';
import { createClient } from '@libsql/client';
import type { PushRequest } from '@double-hundred/shared/protocol/push';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { openBench } from '../bench-services.ts';
import { contend, timed } from '../contend.ts';
import { batches, newRows, pushOf } from '../push-rows.ts';

const PAGE = 2_000;

// Pulls all rows of a unit as the bytes of an answer: with the product's service, and the way everybody writes it first:
// select, build, stringify.
void contend<
  { folder: string; rows: number; rounds: number },
  { own: number[]; stringify: number[]; ownBytes: number; otherBytes: number }
>(async ({ folder, rows, rounds }) => {
  const { database, services } = await openBench(folder, 24);
  const author = { id: 'clerk-unit1', name: '填报员' };
  const fresh = newRows(rows, 'unit1');
  for (const part of batches(fresh, 500)) {
    const pushed = await services.sync.push(
      JSON.parse(JSON.stringify(pushOf('unit1', 'bench', part))) as PushRequest,
      author,
      'commit',
    );
    if (!pushed.ok) throw new Error(pushed.error.detail);
  }
  const client = createClient({ url: `file:${join(folder, 'plain.db')}`, intMode: 'number', concurrency: 1 });
  const keys = projectsLedger.columns.map(({ key }) => key);
  await client.execute(
    `CREATE TABLE row (seq INTEGER PRIMARY KEY, row_id TEXT, rev INTEGER, deleted INTEGER, by TEXT, at TEXT, ${keys.join(', ')})`,
  );
  const element = keys.map((_, index) => `value ->> ${index + 1}`).join(', ');
  await client.execute({
    sql: `INSERT INTO row SELECT key + 1, value ->> 0, 1, 0, 'clerk-unit1', '2026-11-23T02:00:00.000Z', ${element} FROM json_each(?)`,
    args: [JSON.stringify(fresh.map(({ rowId, fields }) => [rowId, ...keys.map((key) => fields[key] ?? null)]))],
  });

  const pullOwn = async (): Promise<number> => {
    let bytes = 0;
    for (let cursor = 0; ;) {
      const page = await services.sync.changes({ unit: 'unit1', ledger: 'projects', epoch: 'bench', cursor, limit: PAGE });
      if (!page.ok) throw new Error(page.error.detail);
      bytes += page.value.length;
      const tail = Buffer.from(page.value.subarray(-80)).toString();
      cursor = Number(/"next":(\d+)/.exec(tail)?.[1]);
      if (tail.includes('"more":false')) return bytes;
    }
  };
  const pullPlain = async (): Promise<number> => {
    let bytes = 0;
    for (let cursor = 0; cursor < rows; cursor += PAGE) {
      const { rows: found } = await client.execute({
        sql: 'SELECT * FROM row WHERE seq > ? ORDER BY seq LIMIT ?',
        args: [BigInt(cursor), BigInt(PAGE)],
      });
      const changes = found.map(({ row_id: rowId, rev, seq, deleted, by, at, ...cells }) => {
        const fields: Record<string, unknown> = {};
        for (const key of keys) if (cells[key] !== null) fields[key] = cells[key];
        return { rowId, rev, seq, deleted: deleted === 1, fields, by, at };
      });
      bytes += Buffer.from(JSON.stringify({ epoch: 'bench', changes, next: cursor + PAGE, more: true, headSeq: rows })).length;
    }
    return bytes;
  };

  const ownBytes = await pullOwn();
  const otherBytes = await pullPlain();
  const own: number[] = [];
  const stringify: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(pullOwn));
    stringify.push(await timed(pullPlain));
  }
  client.close();
  await database.close();
  return { own, stringify, ownBytes, otherBytes };
});
