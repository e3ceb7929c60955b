import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createNetwork, type Network } from './harness/network.ts';
import { SIGNED_PROJECT, tabSeparated } from './harness/project-row.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { named, serverRows } from './harness/server-side.ts';
import { useWorkbench, type Workbench } from './harness/workbench.ts';

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

  /** A clerk who has just filled two new rows; the rest of the row comes by paste. */
  async function withTwoRows(
    unit: string,
    names: readonly [string, string],
  ): Promise<{ bench: Workbench; close(): Promise<void> }> {
    const { context, page } = await visit(browser, network.url);
    const bench = useWorkbench(page);
    await page.goto(`${network.url}/workbench/`);
    await bench.signIn(`clerk-${unit}`, PASSWORD);
    await bench.openOwnLedger();
    await bench.shows('没有发现问题');
    const free =
      Math.max(...Object.entries(await bench.cells()).flatMap(([row, line]) => (line[1] === undefined ? [] : [Number(row)]))) + 2;
    for (const [index, name] of names.entries()) {
      const unitName = (await bench.cells())[3]?.[12];
      await bench.paste(
        `B${free + index}`,
        `${name}\t\t${tabSeparated({ ...SIGNED_PROJECT, L: String(unitName), M: String(unitName), F: `苏陵华川轴承第${index + 1}有限公司` })}`,
      );
    }
    await bench.tab('sending');
    await bench.shows('2行未上报');
    return { bench, close: () => context.close() };
  }

  /** Sends until nothing is left; presses 上报 again whenever the pane has given up. */
  async function sendUntilDone(bench: Workbench): Promise<void> {
    await bench.tab('sending');
    await expect
      .poll(
        async () => {
          const button = bench.page.locator('#dh-panel button', { hasText: /^上报$/ });
          if (await button.isVisible()) await button.click();
          await bench.page.waitForTimeout(1_000);
          return bench.pane();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toContain('没有未上报的内容');
  }

  async function expectOnce(unit: string, names: readonly string[]): Promise<void> {
    const rows = await serverRows(server.url, unit);
    expect(names.map((name) => named(rows, name).length)).toEqual(names.map(() => 1));
  }

  it.each([
    ['request', 'dahe', ['断在途中的一号项目', '断在途中的二号项目']],
    ['answer', 'fenglin', ['回执丢失的一号项目', '回执丢失的二号项目']],
  ] as const)('E2E a push cut in the %s arrives once and whole, and the cells stay as typed', async (where, unit, names) => {
    const { bench, close } = await withTwoRows(unit, names);
    const before = await bench.cells();
    const cut = network.cutNextPush(where);
    await bench.page.locator('#dh-panel button', { hasText: /^上报$/ }).click();
    await cut;
    await sendUntilDone(bench);
    await expectOnce(unit, names);
    const after = await bench.cells();
    for (const [row, line] of Object.entries(before)) expect(after[Number(row)]).toMatchObject(line);
    await close();
  });

  it('E2E a server killed in the middle of a push loses nothing and doubles nothing', async () => {
    const names = ['断电时的一号项目', '断电时的二号项目'] as const;
    const { bench, close } = await withTwoRows('yunxi', names);
    const reached = network.nextPush();
    await bench.page.locator('#dh-panel button', { hasText: /^上报$/ }).click();
    await reached;
    await server.kill();
    await server.start();
    await sendUntilDone(bench);
    await expectOnce('yunxi', names);
    await close();
  });

  it('E2E without a network the clerk fills and is checked on, is told so, and sends when it is back', async () => {
    const names = ['离线填的一号项目', '离线填的二号项目'] as const;
    const { bench, close } = await withTwoRows('qingshi', names);
    network.setDown(true);
    await bench.page.locator('#dh-panel button', { hasText: /^上报$/ }).click();
    await bench.shows(/离线|网络/);
    await bench.page
      .locator('#dh-panel button', { hasText: '停止' })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await bench.tab('findings');
    await bench.type('O4', '约1亿');
    await bench.shows(/确定数额|约/);
    await bench.type('O4', '13000');
    await bench.shows('没有发现问题');
    network.setDown(false);
    await sendUntilDone(bench);
    await expectOnce('qingshi', names);
    expect((await serverRows(server.url, 'qingshi')).some((row) => row.fields['totalInvestmentYuan'] === 130_000_000)).toBe(true);
    await close();
  });
});
