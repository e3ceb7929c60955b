import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Client } from '@libsql/client';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { storageText } from '@double-hundred/shared/message/storage';
import type { WriteTurn } from '../database.ts';
import type { Head } from '../sync-store.ts';
import { auditStatements } from './audit-statements.ts';
import { flush } from './back-up.ts';
import { createConnection, errorCode, openClient } from './connection.ts';
import { openEpochSidecar } from './epoch-sidecar.ts';
import { lockFile } from './lock-file.ts';
import { migrate } from './migrate.ts';
import { migrationFiles } from './migration-files.ts';

export interface RestoreOptions {
  readonly databasePath: string;
  readonly from: string;
  readonly newEpoch: string;
  /** RFC 3339 UTC; names the database that is put aside, too. */
  readonly at: string;
}

/** A backup put in place. `replaced` is where the database before it lies; null when there was none. */
export interface Restored {
  readonly epoch: string;
  readonly headSeq: number;
  readonly rows: number;
  readonly replaced: string | null;
}

const BUSY_TIMEOUT_MS = 2_000;

/**
 * Puts a backup in the place of the database, with the server stopped. The backup is copied, checked, brought up to the
 * present schema and given a new epoch first; only then the two are exchanged, and the old database stays beside it.
 */
export async function restore(options: RestoreOptions): Promise<Result<Restored, string>> {
  const { databasePath, from } = options;
  if (!existsSync(from)) return err(storageText.restoreMissing(from));
  const lock = await lockFile(databasePath);
  if (!lock.ok) return lock;
  const fresh = `${databasePath}.restoring`;
  try {
    discard(fresh);
    copyFileSync(from, fresh);
    // A plain copy of a running database has its latest writes in the log beside it.
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${fresh}-wal`);
    const prepared = await prepare(fresh, options);
    if (!prepared.ok) return prepared;
    const replaced = exchange(fresh, databasePath, options.at);
    const sidecar = openEpochSidecar(databasePath);
    sidecar.note(prepared.value.epoch, prepared.value.headSeq);
    sidecar.close();
    return ok({ ...prepared.value, replaced });
  } catch (error) {
    const code = errorCode(error);
    if (code.startsWith('SQLITE_NOTADB')) return err(storageText.notABackup(from));
    if (code.startsWith('SQLITE_')) return err(storageText.restoreDamaged(from, code));
    return err(storageText.restoreFailed(databasePath, error instanceof Error ? error.message : String(error)));
  } finally {
    discard(fresh);
    lock.value.release();
  }
}

async function prepare(fresh: string, options: RestoreOptions): Promise<Result<Omit<Restored, 'replaced'>, string>> {
  const client = await openClient({ url: `file:${fresh}`, pragmas: [], busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    const health = String((await client.execute('PRAGMA integrity_check(1)')).rows[0]?.['integrity_check']);
    if (health !== 'ok') return err(storageText.restoreDamaged(options.from, health));
    if (!(await isOurs(client))) return err(storageText.notABackup(options.from));
    const migrated = await migrate(client, migrationFiles());
    if (!migrated.ok) return migrated;
    await client.execute('PRAGMA journal_mode = DELETE');
  } finally {
    client.close();
  }
  const begun = await beginEpoch(fresh, options);
  flush(fresh);
  return ok(begun);
}

async function isOurs(client: Client): Promise<boolean> {
  const tables =
    "SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name IN ('migration', 'meta', 'ledger_row', 'audit_entry')";
  if (Number((await client.execute(tables)).rows[0]?.['n']) !== 4) return false;
  return (await client.execute('SELECT epoch FROM meta')).rows.length === 1;
}

async function beginEpoch(fresh: string, { newEpoch, at, from }: RestoreOptions): Promise<Omit<Restored, 'replaced'>> {
  const connection = createConnection(
    { url: `file:${fresh}`, pragmas: ['synchronous = FULL'], busyTimeoutMs: BUSY_TIMEOUT_MS },
    () => undefined,
  );
  const turn: WriteTurn = connection;
  try {
    const [before] = await connection.query({
      sql: 'SELECT epoch, head_seq, (SELECT count(*) FROM ledger_row WHERE deleted = 0) AS rows FROM meta',
      args: [],
    });
    const headSeq: Head['headSeq'] = Number(before?.['head_seq']);
    const detail = { from, epoch: newEpoch, epochBefore: before?.['epoch'], headSeq };
    await connection.write([
      { sql: 'UPDATE meta SET epoch = ?, epoch_start = head_seq', args: [newEpoch] },
      // A backup does not know who signed out, was disabled or got another password since.
      { sql: 'DELETE FROM session', args: [] },
      ...(await auditStatements(turn, [{ at, actor: 'command-line', action: 'restore', subject: 'database', detail }])),
    ]);
    return { epoch: newEpoch, headSeq, rows: Number(before?.['rows']) };
  } finally {
    await connection.close();
  }
}

// The old database gets its second name before the first is taken over: at every moment one of the two is whole.
function exchange(fresh: string, databasePath: string, at: string): string | null {
  const aside = existsSync(databasePath) ? asideName(databasePath, at) : null;
  if (aside !== null) {
    keep(databasePath, aside);
    if (existsSync(`${databasePath}-wal`)) keep(`${databasePath}-wal`, `${aside}-wal`);
  }
  rmSync(`${databasePath}-wal`, { force: true });
  rmSync(`${databasePath}-shm`, { force: true });
  renameSync(fresh, databasePath);
  flush(dirname(databasePath));
  return aside;
}

function asideName(databasePath: string, at: string): string {
  const stamp = at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = `${databasePath}.before-restore-${stamp}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}

function keep(path: string, aside: string): void {
  try {
    linkSync(path, aside);
  } catch {
    // Some file systems know no second names.
    copyFileSync(path, aside);
  }
}

function discard(fresh: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${fresh}${suffix}`, { force: true });
}
