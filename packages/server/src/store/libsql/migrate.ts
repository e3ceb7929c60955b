import { createHash } from 'node:crypto';
import type { Client } from '@libsql/client';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { storageText } from '@double-hundred/shared/message/storage';
import type { Migration } from './migration-files.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS migration (
  name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
) WITHOUT ROWID`;

/**
 * Brings the schema up to the given migrations, forward only, each in a transaction of its own.
 * Refuses, with one sentence and without touching anything, a database whose applied migrations are unknown,
 * changed, or later than one that is still missing.
 */
export async function migrate(client: Client, migrations: readonly Migration[]): Promise<Result<readonly string[], string>> {
  await client.execute(TABLE);
  const applied = new Map<string, string>();
  for (const row of (await client.execute('SELECT name, checksum FROM migration ORDER BY name')).rows) {
    applied.set(String(row['name']), String(row['checksum']));
  }
  const refusal = refusalOf(applied, migrations);
  if (refusal !== null) return err(refusal);
  const pending = migrations.filter((migration) => !applied.has(migration.name));
  for (const migration of pending) {
    try {
      await client.executeMultiple(
        `BEGIN IMMEDIATE;\n${migration.sql}\n;INSERT INTO migration (name, checksum) VALUES ('${migration.name}', '${checksum(migration.sql)}');\nCOMMIT;`,
      );
    } catch (error) {
      return err(storageText.migrationFailed(migration.name, error instanceof Error ? error.message : String(error)));
    }
  }
  return ok(pending.map((migration) => migration.name));
}

function refusalOf(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): string | null {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  let last = '';
  for (const [name, sum] of applied) {
    const migration = known.get(name);
    if (migration === undefined) return storageText.migrationUnknown(name);
    if (checksum(migration.sql) !== sum) return storageText.migrationChanged(name);
    last = name;
  }
  const late = migrations.find((migration) => migration.name < last && !applied.has(migration.name));
  return late === undefined ? null : storageText.migrationOutOfOrder(late.name, last);
}

function checksum(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}
