import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { serverRows } from './harness/server-side.ts';
import { useWorkbench } from './harness/workbench.ts';

describe('E2E two copies of one file', () => {
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

  it('E2E a second copy of the same file conflicts, the clerk chooses, and both copies end with the same cell', async () => {
    const first = await visit(browser, server.url);
    const one = useWorkbench(first.page);
    await first.page.goto(`${server.url}/workbench/`);
    await one.signIn('clerk-shiqiao', PASSWORD);
    await one.openOwnLedger();
    await one.shows('没有发现问题');
    await one.send();
    const file = await one.exportFile();

    const second = await visit(browser, server.url);
    const two = useWorkbench(second.page);
    await second.page.goto(`${server.url}/workbench/`);
    await two.signIn('clerk-shiqiao', PASSWORD);
    await two.importFile({ name: '石桥镇项目台账 - 副本.xlsx', buffer: file });
    await two.shows('没有发现问题');

    await one.type('AI4', '第一份：已完成场地平整。');
    await two.type('AI4', '第二份：桩基施工已开始。');
    await two.type('AF5', '陶海涛');
    await one.send();
    await one.shows('没有未上报的内容');
    await two.send();
    await two.tab('conflicts');
    await two.shows('第一份：已完成场地平整。');
    await two.shows('第二份：桩基施工已开始。');
    // The other cell of the same copy was not in dispute and went through.
    expect((await serverRows(server.url, 'shiqiao')).some((row) => row.fields['responsiblePerson'] === '陶海涛')).toBe(true);

    await second.page.locator('#pane .dh-side', { hasText: '我填的' }).locator('input').check();
    await second.page
      .locator('#pane')
      .getByRole('button', { name: /^提交选择/ })
      .click();
    await two.shows('已处理1处冲突。');
    const progress = (await serverRows(server.url, 'shiqiao')).map((row) => row.fields['progress']);
    expect(progress).toContain('第二份：桩基施工已开始。');
    expect(progress).not.toContain('第一份：已完成场地平整。');

    await one.send();
    await expect.poll(async () => (await one.cells())[3]?.[34], { timeout: 15_000 }).toBe('第二份：桩基施工已开始。');
    await expect.poll(async () => (await one.cells())[4]?.[31], { timeout: 15_000 }).toBe('陶海涛');
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await first.context.close();
    await second.context.close();
  });
});
