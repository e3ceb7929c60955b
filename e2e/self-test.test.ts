import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { openExcelBench } from './harness/excel.ts';
import type { LedgerBench } from './harness/ledger-bench.ts';
import { ownWorkbook } from './harness/own-workbook.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { useWorkbench } from './harness/workbench.ts';

interface Report {
  readonly host: string;
  readonly sets: Readonly<Record<string, boolean>>;
  readonly facts: readonly { readonly label: string; readonly tone: string }[];
  readonly cases: readonly { readonly id: string; readonly outcome: string; readonly detail: string }[];
}

describe('E2E 诊断', () => {
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

  /** Opens 诊断 by keyboard, lets it run and takes the result from the page. */
  async function selfTest(bench: LedgerBench): Promise<Report> {
    const link = bench.inPane.getByRole('button', { name: '诊断' });
    await link.focus();
    await bench.page.keyboard.press('Enter');
    const start = bench.inPane.getByRole('button', { name: '开始检查' });
    await start.focus();
    await bench.page.keyboard.press('Enter');
    await bench.inPane.getByRole('button', { name: '下载结果文件' }).waitFor({ timeout: 120_000 });
    return JSON.parse(await bench.inPane.locator('textarea').inputValue()) as Report;
  }
  const wrong = (report: Report) => report.cases.filter(({ outcome }) => outcome === 'failed');
  const skipped = (report: Report) => report.cases.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id);

  it('E2E EXCEL 诊断 finds every case good beside the clerk’s ledger, leaves no sheet behind and changes nothing of it', async () => {
    const bench = await openExcelBench(browser, {
      workbook: await ownWorkbook(server.url, 'shiqiao'),
      serverUrl: server.url,
      size: { width: 1000, height: 900 },
    });
    await bench.signIn('clerk-shiqiao', PASSWORD);
    await bench.shows('没有发现问题');
    const before = (await bench.copy()).sheets;
    const report = await selfTest(bench);
    expect(wrong(report)).toEqual([]);
    expect(skipped(report)).toEqual(['REFUSED-PROTECTED', 'REFUSED-READ-ONLY', 'REFUSED-EDITING', 'UNDO', 'LOOKS']);
    expect(report.cases).toHaveLength(24);
    expect(report).toMatchObject({ host: 'excel', sets: { 'ExcelApi 1.9': true, 'ExcelApi 1.14': true } });
    expect(report.facts.map(({ label, tone }) => [label, tone])).toEqual([
      ['程序', 'good'],
      ['Excel 接口', 'good'],
      ['浏览器存储', 'good'],
      ['服务器', 'good'],
      ['网页版本', 'good'],
      ['时钟', expect.any(String)],
      ['浏览器内核', 'good'],
    ]);
    expect((await bench.copy()).sheets).toEqual(before);
    expect(JSON.stringify(report)).not.toContain('石桥镇');
    await bench.inPane.getByRole('button', { name: '复制结果' }).click();
    await bench.shows('已复制。');
    expect(JSON.parse(await bench.page.evaluate(() => navigator.clipboard.readText()))).toEqual(report);
    await bench.inPane.getByRole('button', { name: '返回' }).click();
    await bench.shows('没有发现问题');
    expect(bench.complaints).toEqual([]);
    await bench.dispose();
  });

  it('E2E 诊断 in the workbench runs the same cases on the grid', async () => {
    const { context, page, complaints } = await visit(browser, server.url);
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn('clerk-shiqiao', PASSWORD);
    await bench.openOwnLedger();
    await bench.shows('没有发现问题');
    const report = await selfTest(bench);
    expect(wrong(report)).toEqual([]);
    expect(report.host).toBe('grid');
    await bench.inPane.getByRole('button', { name: '返回' }).click();
    await bench.shows('没有发现问题');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('E2E 诊断 before signing in and without a workbook looks at the surroundings and says what is missing, at 320 px', async () => {
    const { context, page, complaints } = await visit(browser, server.url, { width: 320, height: 640 });
    await page.goto(`${server.url}/pane/index.html`);
    await page.getByRole('button', { name: '诊断' }).click();
    await page.getByRole('button', { name: '开始检查' }).click();
    await page.getByText('没有打开的表格，只检查了环境').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
