import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { openExcelBench } from './harness/excel.ts';
import { ownWorkbook } from './harness/own-workbook.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
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

  it('E2E EXCEL lights come with a sign, a word and a colour, and a refresh keeps them', async () => {
    const office = await openExcelBench(browser, {
      workbook: { sheets: [{ name: 'Sheet1', rows: [] }] },
      serverUrl: server.url,
    });
    await office.signIn('office', PASSWORD);
    await office.inPane.getByLabel('写入表格的内容').selectOption('lights');
    await office.inPane.getByRole('button', { name: '写入新工作表' }).click();
    await office.shows(/已写入工作表/);
    const red = office.page.locator('td', { hasText: /^■ 红$/ }).first();
    const colour = () => red.evaluate((cell) => getComputedStyle(cell).backgroundColor);
    await red.waitFor();
    await expect.poll(colour).toBe('rgb(255, 199, 206)');
    await office.inPane.getByRole('button', { name: '刷新本工作表的数' }).click();
    await office.shows(/已刷新/);
    await expect.poll(colour).toBe('rgb(255, 199, 206)');
    expect(office.complaints).toEqual([]);
    await office.dispose();
  });
});
