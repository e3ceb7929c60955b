import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import { type Clock, campaignMoment } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commandText } from '@double-hundred/shared/message/commands';
import { type Settings, readSettings } from '../config.ts';
import { type Services, composeServices } from '../services.ts';
import { STRONG_PROFILE } from '../services/people/password.ts';
import type { Database } from '../store/database.ts';
import { createThreadReader } from '../workbook/thread-reader.ts';
import { openDatabase } from '../store/libsql/open-database.ts';
import { openReader } from '../store/libsql/open-reader.ts';
import type { CommandWorld } from './command.ts';

/** The product opened on its data folder. */
export interface OpenServices {
  readonly settings: Settings;
  readonly database: Database;
  readonly services: Services;
}

/** Where the database is when DATABASE_URL does not say so. */
export function databaseUrlOf(settings: Settings): string {
  return settings.databaseUrl ?? `file:${join(resolve(settings.dataDir), 'double-hundred.db')}`;
}

/** Where files kept as evidence lie; a backup of the database does not hold them. */
export function evidenceFolderOf(settings: Settings): string {
  return join(resolve(settings.dataDir), 'evidence');
}

/**
 * Reads the settings, opens the database and puts the services together; the error is text for the person who called.
 * `read` opens beside a running server and cannot write; `serve` writes, and reads the files people send, in threads of their own.
 */
export async function openServices(
  world: CommandWorld,
  purpose: 'write' | 'read' | 'serve' = 'write',
  onTrouble: (what: string, error: unknown) => void = () => undefined,
): Promise<Result<OpenServices, string>> {
  const settings = readSettings(world.environment);
  if (!settings.ok) return err(settings.error.join('\n'));
  const obstacle = folderObstacle(settings.value);
  if (obstacle !== null) return err(obstacle);
  const url = databaseUrlOf(settings.value);
  const inThreads = purpose === 'serve';
  const reader = purpose === 'read' ? await openReader(url) : null;
  const opened = reader ? ok(reader) : await openForWriting(url, settings.value, world, inThreads);
  if (!opened.ok) return opened;
  const database = opened.value;
  let services: Services | null = null;
  const fixedToday = () => (services?.reference.demo() === true ? settings.value.today : null);
  const today = () => fixedToday() ?? shanghaiDay(world.now());
  // A fixed day moves the moments along, so that what happens in a demo is dated by the day it shows.
  const clock: Clock = { now: () => campaignMoment({ now: world.now, today }), today };
  services = await composeServices({
    database,
    clock,
    randomBytes: world.randomBytes,
    passwordProfile: STRONG_PROFILE,
    evidenceFolder: evidenceFolderOf(settings.value),
    onTrouble,
    ...(inThreads && world.readerThread !== undefined ? { readWorkbook: createThreadReader(world.readerThread) } : {}),
  });
  return ok({ settings: settings.value, database, services });
}

function openForWriting(url: string, settings: Settings, world: CommandWorld, inThread: boolean) {
  const newEpoch = () => newEpochName(world.randomBytes);
  const writerThread = inThread ? world.writerThread : undefined;
  return openDatabase({ url, authToken: settings.databaseAuthToken ?? undefined, newEpoch, writerThread });
}

/** A random name for a history of the database. */
export function newEpochName(randomBytes: RandomBytes): string {
  return `e${Buffer.from(randomBytes(12)).toString('hex')}`;
}

// A database server needs no data folder.
function folderObstacle(settings: Settings): string | null {
  if (settings.databaseUrl !== null) return null;
  try {
    mkdirSync(settings.dataDir, { recursive: true });
    return statSync(settings.dataDir).isDirectory() ? null : commandText.folderIsFile(settings.dataDir);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'EEXIST' || code === 'ENOTDIR'
      ? commandText.folderIsFile(settings.dataDir)
      : commandText.folderNotWritable(settings.dataDir);
  }
}
