import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { serverRows } from './harness/server-side.ts';
import { useWorkbench } from './harness/workbench.ts';
import { fillMendSend } from './scenarios/fill-mend-send.ts';

describe('E2E a clerk in the workbench', () => {
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

  it('E2E fills by keys and paste, sees what is wrong, mends it, sends it, and nothing was called outside or refused by the CSP', async () => {
    const { context, page, complaints } = await visit(browser, server.url);
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn('clerk-shiqiao', PASSWORD);
    await bench.openOwnLedger();
    await fillMendSend(bench, server.url);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('E2E a reload in the middle of the work loses neither cells nor what is still to be sent', async () => {
    const { context, page } = await visit(browser, server.url);
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn('clerk-chengdong', PASSWORD);
    await bench.openOwnLedger();
    await bench.shows('没有发现问题');
    await bench.type('AI4', '投资方已第三次实地考察，用地方案已确认。');
    await bench.tab('sending');
    await bench.shows('1行未上报');
    await page.waitForTimeout(1_500);

    await page.reload();
    await page.locator('#welcome').waitFor({ state: 'hidden' });
    expect((await bench.cells())[3]?.[34]).toBe('投资方已第三次实地考察，用地方案已确认。');
    await bench.tab('sending');
    await bench.shows('1行未上报');
    await bench.send();
    await bench.shows('没有未上报的内容');
    const rows = await serverRows(server.url, 'chengdong');
    expect(rows.filter((row) => row.fields['progress'] === '投资方已第三次实地考察，用地方案已确认。')).toHaveLength(1);
    await context.close();
  });

  it('E2E a fix applied in the pane is one step that Ctrl+Z in the cells takes back', async () => {
    const { context, page } = await visit(browser, server.url);
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn('clerk-bailu', PASSWORD);
    await bench.openOwnLedger();
    await bench.shows('没有发现问题');
    await bench.type('O4', '1.5亿');
    await bench.tab('corrections');
    await page.locator('#pane').getByRole('button', { name: '更正', exact: true }).first().click();
    await expect.poll(async () => (await bench.cells())[3]?.[14], { timeout: 15_000 }).toBe(15000);
    await bench.goTo('O5');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await bench.cells())[3]?.[14], { timeout: 15_000 }).toBe('1.5亿');
    await bench.shows('15000万元');
    await context.close();
  });
});
