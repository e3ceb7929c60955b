import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { isStorageBusy } from '../storage-failure.ts';
import { createConnection, openClient } from './connection.ts';
import { createThreadConnection } from './thread-connection.ts';

const here = dirname(fileURLToPath(import.meta.url));
let bundled = '';
const script = () => pathToFileURL(join(bundled, 'writer-thread.js'));

beforeAll(async () => {
  bundled = mkdtempSync(join(here, '..', '..', '..', '..', '..', 'node_modules', '.double-hundred-test-'));
  const input = join(here, 'writer-thread.ts');
  const rolldownOptions = { input, output: { entryFileNames: '[name].js' } };
  const ssr = { noExternal: true as const, external: ['@libsql/client'] };
  await build({ configFile: false, logLevel: 'error', ssr, build: { ssr: true, outDir: bundled, rolldownOptions } });
});
afterAll(() => rmSync(bundled, { recursive: true, force: true }));

/** The writer in its own thread, and a second connection to the same file. */
function writerAndOther(busyTimeoutMs = 50) {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-'));
  const options = { url: `file:${join(folder, 'test.db')}`, pragmas: ['journal_mode = WAL'], busyTimeoutMs };
  let reopened = 0;
  const writer = createThreadConnection(options, script(), () => (reopened += 1));
  const other = createConnection(options, () => undefined);
  onTestFinished(async () => {
    await writer.close();
    await other.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { writer, other, reopened: () => reopened, options };
}

const TABLE = { sql: 'CREATE TABLE kept (id INTEGER PRIMARY KEY, words TEXT NOT NULL, bytes BLOB)', args: [] };
const insert = (id: bigint, words: string | null, bytes: Uint8Array | null = null) => ({
  sql: 'INSERT INTO kept VALUES (?, ?, ?)',
  args: [id, words, bytes],
});
const ALL = { sql: 'SELECT id, words, CAST(bytes AS TEXT) AS bytes FROM kept ORDER BY id', args: [] };

it('STORE what the thread acknowledged is there for every other connection at once, texts, numbers and bytes alike', async () => {
  const { writer, other } = writerAndOther();
  await writer.write([TABLE, insert(1n, '碳纤维', Buffer.from('扬子江')), insert(2n, '二', null)]);
  const rows = [
    { id: 1, words: '碳纤维', bytes: '扬子江' },
    { id: 2, words: '二', bytes: null },
  ];
  expect(await other.query(ALL)).toEqual(rows);
  expect(await writer.query(ALL)).toEqual(rows);
  expect(await writer.readLatest(ALL)).toEqual(rows);
});

it('STORE a broken constraint tells its code and message, stores nothing of its batch, and the connection goes on', async () => {
  const { writer, other, reopened } = writerAndOther();
  await writer.write([TABLE]);
  await expect(writer.write([insert(1n, '一'), insert(2n, null)])).rejects.toMatchObject({
    code: 'SQLITE_CONSTRAINT',
    message: expect.stringContaining('kept.words') as string,
  });
  expect(await other.query(ALL)).toEqual([]);
  await writer.write([insert(3n, '三')]);
  expect(await other.query(ALL)).toMatchObject([{ id: 3 }]);
  expect(reopened()).toBe(0);
});

it('STORE a database held by somebody else is told as busy; the connection is thrown away and the next write goes through', async () => {
  const { writer, other, reopened, options } = writerAndOther();
  await writer.write([TABLE]);
  const holder = await openClient(options);
  const held = await holder.transaction('write');
  const refused: unknown = await writer.write([insert(1n, '一')]).catch((error: unknown) => error);
  expect(isStorageBusy(refused)).toBe(true);
  held.close();
  holder.close();
  await writer.write([insert(2n, '二')]);
  expect(await other.query(ALL)).toMatchObject([{ id: 2 }]);
  expect(reopened()).toBe(1);
});

it('STORE a thread that cannot start fails the calls under way, and closing ends it', async () => {
  const { options } = writerAndOther();
  let reopened = 0;
  const writer = createThreadConnection(options, new URL('no-such-file.js', import.meta.url), () => (reopened += 1));
  await expect(writer.write([TABLE])).rejects.toThrow('the writer thread ended');
  await expect(writer.query(ALL)).rejects.toThrow('the writer thread ended');
  expect(reopened).toBe(2);
  await writer.close();
});

it('STORE a batch whose making fails halfway stores nothing, and the next one is stored', async () => {
  const { writer, other } = writerAndOther();
  await writer.write([TABLE]);
  const broken = function* () {
    yield insert(1n, '一');
    throw new Error('no second one');
  };
  await expect(writer.write(broken())).rejects.toThrow('no second one');
  expect(await other.query(ALL)).toEqual([]);
  await writer.write([insert(2n, '二'), insert(3n, '三')]);
  expect(await other.query(ALL)).toMatchObject([{ id: 2 }, { id: 3 }]);
});

it('STORE writes under way when the connection is closed are finished first', async () => {
  const { writer, other } = writerAndOther();
  await writer.write([TABLE]);
  const writes = [1n, 2n, 3n].map((id) => writer.write([insert(id, '一')]));
  await writer.close();
  await Promise.all(writes);
  expect(await other.query(ALL)).toHaveLength(3);
});
