import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { contend } from '../contend.ts';
import { peerPath } from '../peers.ts';
import { type BenchRow, batches, edited, newRows } from '../push-rows.ts';

interface Statement {
  run(...args: unknown[]): unknown;
}
interface Sqlite {
  pragma(text: string): unknown;
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  transaction<T>(work: (part: T) => void): (part: T) => void;
  close(): void;
}

// The limit row: prepared statements over plain columns, one transaction per batch, FULL, one log row with the whole
// row per change. No checks, no merge, no totals, no conflict, no answer.
void contend<{ folder: string; rows: number; batch: number }, { insert: number; update: number }>(({ folder, rows, batch }) => {
  const Database = createRequire(import.meta.url)(peerPath('better-sqlite3')) as new (path: string) => Sqlite;
  const database = new Database(join(folder, 'raw.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -32000');
  const keys = projectsLedger.columns.map(({ key }) => key);
  database.exec(
    `CREATE TABLE row (row_id TEXT PRIMARY KEY, unit_id TEXT, rev INTEGER, seq INTEGER, ${keys.join(', ')}) WITHOUT ROWID`,
  );
  database.exec('CREATE TABLE log (seq INTEGER PRIMARY KEY, row_id TEXT, rev INTEGER, at TEXT, body TEXT)');
  const upsert = database.prepare(
    `INSERT INTO row VALUES (${['?', '?', '?', '?', ...keys.map(() => '?')].join(', ')})
      ON CONFLICT (row_id) DO UPDATE SET ${['rev', 'seq', ...keys].map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const log = database.prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?)');
  let seq = 0;
  const write = database.transaction(({ part, rev }: { part: readonly BenchRow[]; rev: number }) => {
    const at = new Date().toISOString();
    for (const { rowId, fields } of part) {
      seq += 1;
      upsert.run(rowId, 'unit1', rev, seq, ...keys.map((key) => plain(fields[key])));
      log.run(seq, rowId, rev, at, JSON.stringify({ rowId, rev, seq, deleted: false, fields, by: 'clerk-unit1', at }));
    }
  });
  const round = (count: number, from: number): { insert: number; update: number } => {
    const fresh = newRows(count, 'unit1', from);
    const changed = fresh.map(edited);
    const start = performance.now();
    for (const part of batches(fresh, batch)) write({ part, rev: 1 });
    const middle = performance.now();
    for (const part of batches(changed, batch)) write({ part, rev: 2 });
    return { insert: (count / (middle - start)) * 1_000, update: (count / (performance.now() - middle)) * 1_000 };
  };
  round(1_000, 0);
  const taken = round(rows, 1_000);
  database.close();
  return taken;
});

function plain(value: FieldValue | undefined): unknown {
  if (value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : typeof value === 'boolean' ? Number(value) : value;
}
