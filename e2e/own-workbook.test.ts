import { sheetSetupText } from '@double-hundred/shared/message/sheet-setup';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { useWorkbench, type Workbench } from './harness/workbench.ts';

const HEADINGS = ['序号', '工程名称', '投资方', '总盘子', '项目阶段', '责任人', '形象进度', '镇内编号'];
const ROWS = [
  [1, '石桥镇智能装备产业园项目', '苏陵某某科技有限公司', 15_000, '在谈', '张三', '正在洽谈。', '石-01'],
  [2, '石桥镇冷链物流园项目', '江北某某物流有限公司', 22_000, '签约', '李四', '已签约。', '石-02'],
];

/** A workbook as a town keeps it: a title, headings of its own, and a column nobody else knows. */
async function ownWorkbook(): Promise<Buffer> {
  const lines = [['石桥镇重点项目一览表'], HEADINGS, ...ROWS];
  const rows = lines.map((line) => ({ cells: line.map((value) => ({ value })) }));
  return Buffer.from(await writeWorkbook({ title: '台账', looks: {}, sheets: [{ name: '我镇项目', columns: [], rows }] }));
}

describe('E2E a clerk’s own workbook', () => {
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

  async function withFile(buffer: Buffer): Promise<{ bench: Workbench; complaints: readonly string[]; close(): Promise<void> }> {
    const { context, page, complaints } = await visit(browser, server.url);
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn('clerk-shiqiao', PASSWORD);
    await bench.importFile({ name: '我镇项目.xlsx', buffer });
    return { bench, complaints, close: () => context.close() };
  }

  it('E2E its columns are confirmed once, remembered in the file, and one press takes it all back', async () => {
    const first = await withFile(await ownWorkbook());
    const { bench } = first;
    const panel = bench.page.locator('#dh-panel');
    await bench.shows(sheetSetupText.title);
    const before = await bench.cells();
    expect(await panel.getByLabel('B 工程名称').inputValue()).toBe('projectName');
    expect(await panel.getByLabel('D 总盘子').inputValue()).toBe('');
    await panel.getByLabel('D 总盘子').selectOption('totalInvestmentYuan');
    await panel.getByRole('button', { name: sheetSetupText.confirm }).click();
    await bench.shows(sheetSetupText.done);
    const confirmed = await bench.cells();
    expect(confirmed[1]?.[8]).toBe('行标识');
    expect({ ...confirmed, 1: { ...confirmed[1], 8: undefined } }).toEqual({ ...before, 1: { ...before[1], 8: undefined } });
    const saved = await bench.exportFile();

    await bench.page.locator('#pane .dh-footer').getByRole('button', { name: '撤销' }).click();
    await bench.shows(sheetSetupText.undone);
    expect(await bench.cells()).toEqual(before);
    await bench.shows(sheetSetupText.confirm);
    expect(first.complaints).toEqual([]);
    await first.close();

    const second = await withFile(saved);
    await second.bench.shows('认出的列');
    expect(await second.bench.pane()).not.toContain(sheetSetupText.title);
    await second.bench.type('B2', '名堂');
    await second.bench.type('D2', '盘子大小');
    await second.bench.page.waitForTimeout(800);
    await second.bench.page.locator('#dh-panel summary', { hasText: '认出的列' }).click();
    const table = await second.bench.page.locator('#dh-panel details', { hasText: '认出的列' }).innerText();
    expect(table).toMatch(/名堂\s*→ 项目名称/);
    expect(table).toMatch(/盘子大小\s*→ 总投资\s*（万元）/);
    expect(second.complaints).toEqual([]);
    await second.close();
  });
});
