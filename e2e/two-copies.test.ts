import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { useWorkbench } from './harness/workbench.ts';
import { copiesConflict } from './scenarios/copies-conflict.ts';

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

    await copiesConflict(one, two, server.url);
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await first.context.close();
    await second.context.close();
  });
});
