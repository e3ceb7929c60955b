import { existsSync } from 'node:fs';
import type { Database } from '../database.ts';
import { type ConnectionOptions, createConnection } from './connection.ts';
import { databaseFile } from './database-file.ts';
import { readSnapshot } from './snapshot.ts';

/**
 * Opens a database file for reading only, beside a running server. Null when there is no such file or its schema is not
 * there yet: then only the full opening can say what is wrong or set it up.
 */
export async function openReader(url: string): Promise<Database | null> {
  const path = databaseFile(url);
  if (path === null || !existsSync(path)) return null;
  const options: ConnectionOptions = { url, pragmas: ['query_only = ON'], busyTimeoutMs: 5_000 };
  const connection = createConnection(options, () => undefined);
  try {
    await connection.query({ sql: 'SELECT 1 FROM campaign, meta, rule_setting, ledger_definition LIMIT 1', args: [] });
  } catch {
    await connection.close();
    return null;
  }
  return {
    query: (statement) => connection.query(statement),
    exclusive: () => Promise.reject(new Error('a database opened for reading was asked to write')),
    snapshot: (work) => readSnapshot(options, work),
    close: () => connection.close(),
  };
}
