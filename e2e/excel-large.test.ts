import { sampleProject, sampleSheet } from '@double-hundred/addin/test/sample-sheet';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { openExcelBench } from './harness/excel.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { serverRows } from './harness/server-side.ts';

const ROWS = 2_000;
const MEGABYTES = 1024 * 1024;

describe('E2E EXCEL a ledger of 2,000 rows', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([createTestServer(), openBrowser()]);
    await server.start();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('E2E EXCEL 2,000 rows are checked and sent with a bounded number of syncs, each request and answer below 5 MB', async () => {
    const { name, rows, merges = [] } = sampleSheet(Array.from({ length: ROWS }, (_, index) => sampleProject(index + 1)));
    const bench = await openExcelBench(browser, { workbook: { sheets: [{ name, rows, merges }] }, serverUrl: server.url });
    const before = (await serverRows(server.url, 'shiqiao')).length;
    const opened = performance.now();
    await bench.signIn('clerk-shiqiao', PASSWORD);
    await bench.inPane.getByText(`共${ROWS}行`).waitFor({ timeout: 60_000 });
    const checkedMs = Math.round(performance.now() - opened);
    const found = await bench.counts();
    const pressed = performance.now();
    await bench.tab('sending');
    await bench.inPane.locator('#dh-panel button', { hasText: /^上报$/ }).click();
    await bench.inPane.getByText('没有未上报的内容').waitFor({ timeout: 300_000 });
    const sentMs = Math.round(performance.now() - pressed);
    const sent = await bench.counts();
    console.log(`2,000 rows in Chromium: signed in and checked ${checkedMs} ms, sent ${sentMs} ms`, found, sent);
    expect((await serverRows(server.url, 'shiqiao')).length - before).toBe(ROWS);
    expect(found.syncs).toBeLessThanOrEqual(60);
    expect(sent.syncs).toBeLessThanOrEqual(200);
    for (const { largestRequestBytes, largestResponseBytes } of [found, sent])
      expect(Math.max(largestRequestBytes, largestResponseBytes)).toBeLessThan(5 * MEGABYTES);
    expect(bench.complaints).toEqual([]);
    await bench.dispose();
  }, 400_000);
});
