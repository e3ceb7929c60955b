import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createNetwork, type Network } from './harness/network.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { useWorkbench, type Workbench } from './harness/workbench.ts';
import { cutPush, expectOnce, fillTwoRows, sendUntilDone, workOffline } from './scenarios/broken-line.ts';

describe('E2E a line that breaks', () => {
  let server: TestServer;
  let network: Network;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([createTestServer(), openBrowser()]);
    await server.start();
    network = await createNetwork(server.port);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.dispose();
    await server?.dispose();
  });

  async function atWork(unit: string): Promise<{ bench: Workbench; close(): Promise<void> }> {
    const { context, page } = await visit(browser, network.url);
    const bench = useWorkbench(page);
    await page.goto(`${network.url}/workbench/`);
    await bench.signIn(`clerk-${unit}`, PASSWORD);
    await bench.openOwnLedger();
    return { bench, close: () => context.close() };
  }

  it.each([
    ['request', 'dahe', ['断在途中的一号项目', '断在途中的二号项目']],
    ['answer', 'fenglin', ['回执丢失的一号项目', '回执丢失的二号项目']],
  ] as const)('E2E a push cut in the %s arrives once and whole, and the cells stay as typed', async (where, unit, names) => {
    const { bench, close } = await atWork(unit);
    await cutPush(bench, network, server.url, where, unit, names);
    await close();
  });

  it('E2E a server killed in the middle of a push loses nothing and doubles nothing', async () => {
    const names = ['断电时的一号项目', '断电时的二号项目'] as const;
    const { bench, close } = await atWork('yunxi');
    await fillTwoRows(bench, names);
    const reached = network.nextPush();
    await bench.inPane.locator('#dh-panel button', { hasText: /^上报$/ }).click();
    await reached;
    await server.kill();
    await server.start();
    await sendUntilDone(bench);
    await expectOnce(server.url, 'yunxi', names);
    await close();
  });

  it('E2E without a network the clerk fills and is checked on, is told so, and sends when it is back', async () => {
    const { bench, close } = await atWork('qingshi');
    await workOffline(bench, network, server.url, 'qingshi', ['离线填的一号项目', '离线填的二号项目']);
    await close();
  });
});
