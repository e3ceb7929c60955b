import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { openExcelBench } from './harness/excel.ts';
import { ownWorkbook } from './harness/own-workbook.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';

describe('E2E EXCEL which program the pane runs in', () => {
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

  it('E2E EXCEL below ExcelApi 1.9, as in Office 2019, a plain page says what is needed and where else to work', async () => {
    const bench = await openExcelBench(browser, {
      workbook: await ownWorkbook(server.url, 'shiqiao'),
      serverUrl: server.url,
      host: { excelApi: '1.7' },
    });
    await bench.shows(/需要 Office 2021.*Office 2016、2019 不行.*浏览器工作台.*导入/);
    expect(await bench.inPane.getByRole('link', { name: '打开浏览器工作台' }).getAttribute('href')).toBe('/workbench/');
    expect(bench.complaints).toEqual([]);
    await bench.dispose();
  });

  it('E2E EXCEL with ExcelApi 1.9 the clerk signs in, is checked and sends', async () => {
    const bench = await openExcelBench(browser, {
      workbook: await ownWorkbook(server.url, 'dahe'),
      serverUrl: server.url,
      host: { excelApi: '1.9', undoForApi: false },
    });
    await bench.signIn('clerk-dahe', PASSWORD);
    await bench.shows('没有发现问题');
    await bench.type('AI4', '投资方已第三次实地考察。');
    await bench.send();
    await bench.shows('没有未上报的内容');
    expect(bench.complaints).toEqual([]);
    await bench.dispose();
  });

  it('E2E EXCEL in a browser of its own the pane asks for no office.js and needs none', async () => {
    const { context, page, complaints } = await visit(browser, server.url, { width: 400, height: 800 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${server.url}/pane/index.html`);
    await page.locator('input[name="username"]').waitFor();
    expect(asked.filter((path) => path.includes('office'))).toEqual([]);
    expect(await page.locator('#in-browser').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
