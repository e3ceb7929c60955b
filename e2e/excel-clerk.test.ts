import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { type ExcelBench, openExcelBench } from './harness/excel.ts';
import { createNetwork, type Network } from './harness/network.ts';
import { ownWorkbook } from './harness/own-workbook.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { cutPush, workOffline } from './scenarios/broken-line.ts';
import { copiesConflict } from './scenarios/copies-conflict.ts';
import { fillMendSend } from './scenarios/fill-mend-send.ts';

describe('E2E EXCEL the pane beside Excel, on the real office.js', () => {
  let server: TestServer;
  let network: Network;
  let browser: Browser;
  const open: ExcelBench[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([createTestServer(), openBrowser()]);
    await server.start();
    network = await createNetwork(server.port);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((bench) => bench.dispose()));
  });
  afterAll(async () => {
    await browser?.close();
    await network?.dispose();
    await server?.dispose();
  });

  async function atWork(
    unit: string,
    given: { readonly url?: string; readonly workbook?: ExcelBench } = {},
  ): Promise<ExcelBench> {
    const workbook = given.workbook ? await given.workbook.copy() : await ownWorkbook(server.url, unit);
    const bench = await openExcelBench(browser, { workbook, serverUrl: given.url ?? server.url });
    open.push(bench);
    return bench;
  }
  async function signedIn(unit: string, given: Parameters<typeof atWork>[1] = {}): Promise<ExcelBench> {
    const bench = await atWork(unit, given);
    await bench.signIn(`clerk-${unit}`, PASSWORD);
    await bench.openOwnLedger();
    return bench;
  }

  it('E2E EXCEL opening the pane, signing in and filling calls no other origin and is refused nothing by the policy', async () => {
    const bench = await signedIn('shiqiao');
    await fillMendSend(bench, server.url);
    expect(bench.complaints).toEqual([]);
  });

  it('E2E EXCEL a second copy of the same file conflicts, the clerk chooses, and both copies end with the same cell', async () => {
    const one = await signedIn('shiqiao');
    await one.shows('没有发现问题');
    await one.send();
    const two = await signedIn('shiqiao', { workbook: one });
    await two.shows('没有发现问题');
    await copiesConflict(one, two, server.url);
    expect([...one.complaints, ...two.complaints]).toEqual([]);
  });

  it.each([
    ['request', 'dahe', ['断在途中的一号项目', '断在途中的二号项目']],
    ['answer', 'fenglin', ['回执丢失的一号项目', '回执丢失的二号项目']],
  ] as const)(
    'E2E EXCEL a push cut in the %s arrives once and whole, and the cells stay as typed',
    async (where, unit, names) => {
      const bench = await signedIn(unit, { url: network.url });
      await cutPush(bench, network, server.url, where, unit, names);
    },
  );

  it('E2E EXCEL without a network the clerk fills and is checked on, is told so, and sends when it is back', async () => {
    const bench = await signedIn('qingshi', { url: network.url });
    await workOffline(bench, network, server.url, 'qingshi', ['离线填的一号项目', '离线填的二号项目']);
  });

  it('E2E EXCEL lists and marks that were pasted over are set up again by one press, and no cell changes', async () => {
    const bench = await signedIn('yunxi');
    await bench.shows('表格有损坏');
    const cells = await bench.cells();
    await bench.inPane.getByRole('button', { name: /^一键修复/ }).click();
    await bench.inPane.getByText('表格有损坏').waitFor({ state: 'hidden' });
    const [sheet] = (await bench.copy()).sheets;
    expect(sheet?.conditionalFormats?.length).toBeGreaterThan(30);
    expect(sheet?.validations?.length).toBeGreaterThan(4);
    expect(await bench.cells()).toEqual(cells);
    expect(bench.complaints).toEqual([]);
  });

  it('E2E EXCEL twenty cells typed with the pane open are twenty undo steps, and each is taken back', async () => {
    const bench = await signedIn('bailu');
    await bench.shows('没有发现问题');
    await bench.page.waitForTimeout(1_000);
    const before = await bench.undoSteps();
    const cells = await bench.cells();
    for (let index = 0; index < 20; index += 1) await bench.type(`AI${4 + (index % 2)}`, `进展说明${index}`);
    expect((await bench.undoSteps()) - before).toBe(20);
    for (let index = 0; index < 20; index += 1) await bench.undo();
    expect(await bench.cells()).toEqual(cells);
  });
});
