import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Client } from '@libsql/client';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { storageText } from '@double-hundred/shared/message/storage';
import type { Database, WriteTurn } from '../database.ts';
import { type Connection, type ConnectionOptions, createConnection, errorCode, openClient } from './connection.ts';
import { databaseFile } from './database-file.ts';
import { type EpochSidecar, openEpochSidecar } from './epoch-sidecar.ts';
import { type FileLock, lockFile } from './lock-file.ts';
import { migrate } from './migrate.ts';
import { type Migration, migrationFiles } from './migration-files.ts';
import { readSnapshot } from './snapshot.ts';
import { createThreadConnection } from './thread-connection.ts';

export interface DatabaseOptions {
  /** `file:` path, or the http(s) or libsql address of a libSQL server. */
  readonly url: string;
  readonly authToken?: string | undefined;
  /** A new random name for a history; taken when the database is new or was put back by hand. */
  readonly newEpoch: () => string;
  readonly migrations?: readonly Migration[];
  /** The program of a thread in which the writer of a database file works; without it, it works in this one. */
  readonly writerThread?: URL | undefined;
  /** Told every time a connection was thrown away after a failure; worth an alert. */
  readonly onReopen?: () => void;
}

/** An open database, and how far its history had gone when it was opened. */
export interface OpenDatabase extends Database {
  /** Path of the database file; null for a server. */
  readonly path: string | null;
  /** Notes outside the database that its history has gone so far. */
  noteHead(epoch: string, headSeq: number): void;
}

const WRITER_PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -32000', 'wal_autocheckpoint = 4000'];
const READER_PRAGMAS = ['query_only = ON', 'cache_size = -16000'];
const BUSY_TIMEOUT_MS = 2_000;
const QUICK_CHECK_BYTES = 16_000_000;

/**
 * Opens the database behind all stores: takes the lock, brings the schema up to date, and starts a new epoch when the
 * file is not the one last seen here. Expected obstacles come back as one Chinese sentence for the person at the server.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Result<OpenDatabase, string>> {
  const url = databaseUrl(options.url);
  if (url === null) return err(storageText.badUrl(options.url));
  const path = databaseFile(url);
  if (path !== null) {
    const obstacle = prepareFolder(path);
    if (obstacle !== null) return err(obstacle);
  }
  const lock = path === null ? null : await lockFile(path);
  if (lock?.ok === false) return lock;
  const opened = await openLocked(options, url, path, lock?.value ?? null);
  if (!opened.ok) lock?.value.release();
  return opened;
}

async function openLocked(
  options: DatabaseOptions,
  url: string,
  path: string | null,
  lock: FileLock | null,
): Promise<Result<OpenDatabase, string>> {
  const remote = path === null;
  const shared = { url, authToken: options.authToken, busyTimeoutMs: BUSY_TIMEOUT_MS };
  const writing: ConnectionOptions = { ...shared, pragmas: remote ? [] : WRITER_PRAGMAS };
  const reading: ConnectionOptions = { ...shared, pragmas: remote ? [] : READER_PRAGMAS };
  let client: Client | null = null;
  let sidecar: EpochSidecar | null = null;
  try {
    client = await openClient(writing);
    const damage = path === null ? null : await damageOf(client, path);
    if (damage !== null) return err(storageText.damaged(path ?? url, damage));
    const migrated = await migrate(client, options.migrations ?? migrationFiles());
    if (!migrated.ok) return migrated;
    sidecar = path === null ? null : openEpochSidecar(path);
    await settleEpoch(client, sidecar, options.newEpoch);
  } catch (error) {
    sidecar?.close();
    return err(openingText(error, path, url));
  } finally {
    client?.close();
  }
  const onReopen = options.onReopen ?? (() => undefined);
  const writer =
    options.writerThread === undefined || remote
      ? createConnection(writing, onReopen)
      : createThreadConnection(writing, options.writerThread, onReopen);
  return ok(assemble(writer, createConnection(reading, onReopen), { path, lock, sidecar, reading }));
}

function assemble(
  writer: Connection,
  reader: Connection,
  held: { path: string | null; lock: FileLock | null; sidecar: EpochSidecar | null; reading: ConnectionOptions },
): OpenDatabase {
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const turn: WriteTurn = {
    query: (statement) => (held.path === null ? writer.readLatest(statement) : writer.query(statement)),
    write: (statements) => writer.write(statements),
  };
  return {
    path: held.path,
    query: (statement) => reader.query(statement),
    exclusive(work) {
      const mine = last.then(() => {
        if (closed) throw new Error('the database is closed');
        return work(turn);
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    snapshot: (work) => readSnapshot(held.reading, work),
    noteHead: (epoch, headSeq) => {
      if (!closed) held.sidecar?.note(epoch, headSeq);
    },
    async close() {
      if (closed) return;
      await last;
      closed = true;
      await writer.close();
      await reader.close();
      held.sidecar?.close();
      held.lock?.release();
    },
  };
}

async function settleEpoch(client: Client, sidecar: EpochSidecar | null, newEpoch: () => string): Promise<void> {
  const row = (await client.execute('SELECT epoch, head_seq FROM meta')).rows[0];
  const headSeq = Number(row?.['head_seq'] ?? 0);
  const kept = row === undefined ? null : String(row['epoch']);
  if (kept !== null && (sidecar === null || sidecar.continues(kept, headSeq))) return sidecar?.note(kept, headSeq);
  const epoch = newEpoch();
  await client.execute({
    sql: `INSERT INTO meta (id, epoch, epoch_start, head_seq) VALUES (1, ?, 0, 0)
      ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, epoch_start = head_seq`,
    args: [epoch],
  });
  // As after a restore: what was put back does not know whose sessions have ended since.
  await client.execute('DELETE FROM session');
  sidecar?.note(epoch, headSeq);
}

function databaseUrl(text: string): string | null {
  if (/^(file:|https?:\/\/|libsql:\/\/|wss?:\/\/)/.test(text)) return text;
  return /^[a-z]+:/i.test(text) ? null : `file:${text}`;
}

function prepareFolder(path: string): string | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK);
    return null;
  } catch {
    return storageText.notWritable(path);
  }
}

// A full check of a large file would spoil the start; its damage shows when it is read.
async function damageOf(client: Client, path: string): Promise<string | null> {
  if (statSync(path).size > QUICK_CHECK_BYTES) return null;
  const result = String((await client.execute('PRAGMA quick_check(1)')).rows[0]?.['quick_check'] ?? 'ok');
  return result === 'ok' ? null : result;
}

function openingText(error: unknown, path: string | null, url: string): string {
  const code = errorCode(error);
  const reason = code === '' ? (error instanceof Error ? error.message : String(error)) : code;
  if (path === null) return storageText.unreachable(url, reason);
  if (code.startsWith('SQLITE_NOTADB')) return storageText.notADatabase(path);
  if (code.startsWith('SQLITE_BUSY')) return storageText.lockedByOther(path, '');
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return storageText.notWritable(path);
  return storageText.damaged(path, reason);
}
