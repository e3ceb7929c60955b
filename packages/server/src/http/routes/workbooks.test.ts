import { readFile } from 'node:fs/promises';
import type { ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { describe, expect, test } from 'vitest';
import { testServer } from '../../testing/test-server.ts';
import { XLSX_TYPE } from '../workbook-answer.ts';

const caseFile = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../../../../xlsx/test-data/${name}.xlsx`, import.meta.url)));

async function workshop() {
  const server = await testServer();
  const upload = (token: string, query: string, body: Uint8Array, type = XLSX_TYPE) =>
    server.app.request(`/api/v1/import?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: new Uint8Array(body),
    });
  return { ...server, upload };
}

async function gridOf(response: Response) {
  expect(response.status).toBe(200);
  const read = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('workbooks over HTTP', () => {
  test('STORE an import answers with what was recognised and what became of every row', async () => {
    const { upload, signIn } = await workshop();
    const token = await signIn('clerk-shiqiao');
    const tried = await upload(token, 'unit=shiqiao&ledger=projects&mode=validate', await caseFile('town-clean'));
    expect(tried.status).toBe(200);
    expect((await tried.json()) as ImportResponse).toMatchObject({
      mode: 'validate',
      headerRow: 1,
      results: { accepted: 40 },
      yuanPerUnit: { O: 10_000 },
    });
    const done = (await (
      await upload(token, 'unit=shiqiao&proposals=apply', await caseFile('town-clean'))
    ).json()) as ImportResponse;
    expect(done).toMatchObject({
      mode: 'commit',
      proposals: 'applied',
      results: { accepted: 40 },
      totals: { signed: { count: 8 } },
    });
    expect(done.rows[0]).toMatchObject({ row: 2, status: 'accepted', matchedBy: 'new', rev: 1 });
  });

  test('AUTH a foreign unit, a wrong media type and a file that cannot be read are refused with one sentence each', async () => {
    const { upload, signIn } = await workshop();
    const token = await signIn('clerk-shiqiao');
    const bytes = await caseFile('town-clean');
    expect((await upload(token, 'unit=liuwan', bytes)).status).toBe(403);
    expect((await upload(token, 'unit=shiqiao', bytes, 'text/csv')).status).toBe(415);
    const unreadable = await upload(token, 'unit=shiqiao', new TextEncoder().encode('甲,乙'));
    expect(unreadable.status).toBe(422);
    expect(await unreadable.json()).toMatchObject({ code: 'FILE_UNREADABLE', detail: expect.stringContaining('另存为') });
    const foreign = await upload(await signIn('office'), 'unit=shiqiao', bytes);
    expect(foreign.status).toBe(403);
  });

  test('S08 the template holds the rows of the unit; others get it masked and without the state of the file', async () => {
    const { upload, signIn, call } = await workshop();
    const clerk = await signIn('clerk-shiqiao');
    await upload(clerk, 'unit=shiqiao&proposals=apply', await caseFile('town-clean'));
    const path = '/api/v1/ledgers/projects/template.xlsx?unit=shiqiao';
    const response = await call(clerk, 'GET', path);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('石桥镇'));
    const own = await gridOf(response);
    expect(own.customXml).toHaveLength(1);
    expect(own.sheets.map(({ visibility }) => visibility)).toEqual(['visible', 'veryHidden']);
    const masked = await gridOf(await call(await signIn('inspector'), 'GET', path));
    expect(masked.customXml).toEqual([]);
    const text = JSON.stringify(masked.sheets[0]?.rows);
    expect(text).toContain('保密项目-');
    expect(JSON.stringify(own.sheets[0]?.rows)).not.toContain('保密项目-');
    expect((await call(clerk, 'GET', '/api/v1/ledgers/nothing/template.xlsx?unit=shiqiao')).status).toBe(404);
  });

  test('STORE the consolidated workbook shows the figures of the totals', async () => {
    const { upload, signIn, call } = await workshop();
    await upload(await signIn('clerk-shiqiao'), 'unit=shiqiao&proposals=apply', await caseFile('town-clean'));
    const grid = await gridOf(await call(await signIn('office'), 'GET', '/api/v1/totals.xlsx'));
    const rows = grid.sheets[0]?.rows.map((row) => row?.map((cell) => cell?.value)) ?? [];
    const shiqiao = rows.find((row) => row?.[1] === '石桥镇');
    expect(shiqiao?.slice(3, 4)).toEqual([8]);
    const total = rows.find((row) => row?.[1] === '合计');
    expect(total?.[3]).toBe(8);
    expect(total?.[7]).toBeCloseTo(24.23, 6);
    expect((await call(await signIn('clerk-shiqiao'), 'GET', '/api/v1/totals.xlsx')).status).toBe(403);
  });
});
