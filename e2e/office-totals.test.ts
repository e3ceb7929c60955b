import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, type TestServer } from './harness/server.ts';
import { useWorkbench } from './harness/workbench.ts';
import { officePulls } from './scenarios/office-pulls.ts';

describe('E2E the district office', () => {
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

  it('E2E a row a clerk sends moves the totals the office pulls, and every figure equals the command line', async () => {
    const clerk = await visit(browser, server.url);
    const filling = useWorkbench(clerk.page);
    await clerk.page.goto(`${server.url}/workbench/`);
    const { context, page, complaints } = await visit(browser, server.url);
    const office = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await officePulls(filling, office, server);
    expect(complaints).toEqual([]);
    await context.close();
    await clerk.context.close();
  });
});
