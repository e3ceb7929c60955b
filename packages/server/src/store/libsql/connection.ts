import { type Client, type InStatement, type ResultSet, createClient } from '@libsql/client';
import type { SqlRow, Statement } from '../database.ts';
import { storableText } from '../storable-text.ts';
import { storageBusy, storageFull } from '../storage-failure.ts';

/** A libSQL client that is thrown away after the first sign of trouble. */
export interface Connection {
  query(statement: Statement): Promise<readonly SqlRow[]>;
  /** One atomic batch; statements that are still to come are worked on as they come. */
  write(statements: Iterable<Statement> | AsyncIterable<Statement>): Promise<void>;
  /** One read inside a write transaction, for servers whose plain reads may lag behind. */
  readLatest(statement: Statement): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly authToken?: string | undefined;
  /** Set on the one connection of the client as it opens. */
  readonly pragmas: readonly string[];
  readonly busyTimeoutMs: number;
}

/** Opens a client of its own with one connection; numbers are read as JS numbers. */
export async function openClient(options: ConnectionOptions): Promise<Client> {
  const client = createClient({
    url: options.url,
    ...(options.authToken === undefined ? {} : { authToken: options.authToken }),
    ...(options.url.startsWith('file:') ? { concurrency: 1, timeout: options.busyTimeoutMs } : {}),
    intMode: 'number',
  });
  for (const pragma of options.pragmas) await client.execute(`PRAGMA ${pragma}`);
  return client;
}

/**
 * A connection that heals itself: after SQLITE_BUSY a libSQL client may acknowledge writes that are then lost,
 * so any failure but a broken constraint closes it and the next call gets a fresh one.
 */
export function createConnection(options: ConnectionOptions, onReopen: () => void): Connection {
  let client: Promise<Client> | null = null;
  const use = async <T>(work: (open: Client) => Promise<T>): Promise<T> => {
    client ??= openClient(options);
    const current = client;
    try {
      return await work(await current);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.discard) {
        if (client === current) client = null;
        onReopen();
        current.then((open) => open.close()).catch(() => undefined);
      }
      throw failure.error;
    }
  };
  return {
    query: (statement) => use(async (open) => rowsOf(await open.execute(toStatement(statement)))),
    readLatest: (statement) =>
      use(async (open) => {
        const [result] = await open.batch([toStatement(statement)], 'write');
        return result ? rowsOf(result) : [];
      }),
    write: (statements) =>
      use(async (open) => {
        if (Symbol.asyncIterator in statements) await writeAsTheyCome(open, statements);
        else await open.batch([...statements].map(toStatement), 'write');
      }),
    async close() {
      const current = client;
      client = null;
      await current?.then((open) => open.close()).catch(() => undefined);
    },
  };
}

async function writeAsTheyCome(open: Client, statements: AsyncIterable<Statement>): Promise<void> {
  const transaction = await open.transaction('write');
  try {
    for await (const statement of statements) await transaction.execute(toStatement(statement));
    await transaction.commit();
  } finally {
    transaction.close();
  }
}

/** What an error of the client means for us, and whether its connection may be used again. */
export function failureOf(error: unknown): { readonly error: unknown; readonly discard: boolean } {
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { error: storageBusy(error), discard: true };
  if (code.startsWith('SQLITE_FULL') || /disk is full|ENOSPC|no space left/i.test(message))
    return { error: storageFull(error), discard: true };
  if (/statements in progress|within a transaction/i.test(message)) return { error: storageBusy(error), discard: true };
  return { error, discard: !code.startsWith('SQLITE_CONSTRAINT') };
}

/** The libSQL code such as SQLITE_BUSY, or an empty text. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function toStatement(statement: Statement): InStatement {
  return { sql: statement.sql, args: statement.args.map((arg) => (typeof arg === 'string' ? storableText(arg) : arg)) };
}

function rowsOf(result: ResultSet): readonly SqlRow[] {
  return result.rows as unknown as readonly SqlRow[];
}
