import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { openExcelBench } from './harness/excel.ts';
import { ownWorkbook } from './harness/own-workbook.ts';
import { createTestServer, type TestServer } from './harness/server.ts';
import { officePulls } from './scenarios/office-pulls.ts';

describe('E2E EXCEL the district office', () => {
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

  it('E2E EXCEL the office pulls totals into a new sheet, and every figure equals the command line', async () => {
    const filling = await openExcelBench(browser, {
      workbook: await ownWorkbook(server.url, 'shiqiao'),
      serverUrl: server.url,
    });
    const office = await openExcelBench(browser, {
      workbook: { sheets: [{ name: 'Sheet1', rows: [] }] },
      serverUrl: server.url,
    });
    await officePulls(filling, office, server);
    expect([...filling.complaints, ...office.complaints]).toEqual([]);
    await filling.dispose();
    await office.dispose();
  });
});
