import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThreadReader, READER_LIMITS } from './thread-reader.ts';

const here = dirname(fileURLToPath(import.meta.url));
let bundled = '';
const script = () => pathToFileURL(join(bundled, 'reader-thread.js'));

beforeAll(async () => {
  bundled = mkdtempSync(join(here, '..', '..', '..', '..', 'node_modules', '.double-hundred-test-'));
  const rolldownOptions = { input: join(here, 'reader-thread.ts'), output: { entryFileNames: '[name].js' } };
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true as const },
    build: { ssr: true, outDir: bundled, rolldownOptions },
  });
}, 60_000);
afterAll(() => rmSync(bundled, { recursive: true, force: true }));

const caseFile = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../../../xlsx/test-data/${name}.xlsx`, import.meta.url)));

const manyRows = (rows: number) =>
  writeWorkbook({
    title: '台账',
    looks: {},
    sheets: [
      {
        name: '台账',
        columns: Array.from({ length: 20 }, () => ({ width: 10 })),
        rows: Array.from({ length: rows }, (_, row) => ({
          cells: Array.from({ length: 20 }, (_cell, column) => ({ value: `第${row}行第${column}列` })),
        })),
      },
    ],
  });

describe('reading a workbook in a thread of its own', () => {
  it.each(['town-clean', 'town-messy', 'department-bad'])(
    'UPLOAD %s is read as it is read here, to the last cell',
    async (name) => {
      const bytes = await caseFile(name);
      expect(await createThreadReader(script())(bytes)).toEqual(await readWorkbook(bytes));
    },
  );

  it('UPLOAD a refused file is refused by the same sentence, and many files at once all have their answer', async () => {
    const read = createThreadReader(script());
    const text = new TextEncoder().encode('项目名称,总投资');
    const clean = await caseFile('town-clean');
    const answers = await Promise.all([read(text), read(clean), read(text), read(clean)]);
    expect(answers.map(({ ok }) => ok)).toEqual([false, true, false, true]);
    expect(answers[0]).toEqual(await readWorkbook(text));
  });

  it('UPLOAD while a large file is read other calls are answered, where reading it here would hold them up', async () => {
    const bytes = await manyRows(12_000);
    const read = createThreadReader(script());
    let [longest, last] = [0, performance.now()];
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const inThread = await read(bytes);
    clearInterval(beat);
    const started = performance.now();
    const here = await readWorkbook(bytes);
    expect(longest).toBeLessThan((performance.now() - started) / 2);
    expect(inThread).toEqual(here);
  }, 60_000);

  it('UPLOAD a file that takes too long or too much memory is refused with what to do, and the next one is read', async () => {
    const bytes = await manyRows(12_000);
    const refused = {
      ok: false,
      error: { code: 'FILE_TOO_HEAVY', message: expect.stringContaining('复制到新的工作簿') as string },
    };
    expect(await createThreadReader(script(), { ...READER_LIMITS, milliseconds: 1 })(bytes)).toEqual(refused);
    const small = createThreadReader(script(), { ...READER_LIMITS, heapMegabytes: 32 });
    expect(await small(bytes)).toEqual(refused);
    expect((await small(await caseFile('town-clean'))).ok).toBe(true);
  }, 60_000);

  it('UPLOAD a thread that cannot start fails the import and no other call', async () => {
    const read = createThreadReader(new URL('no-such-file.js', import.meta.url));
    await expect(read(new Uint8Array(3))).rejects.toThrow(/no-such-file/);
  });
});
