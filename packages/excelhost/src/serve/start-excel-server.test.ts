import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {} from '../page/main.ts';
import { type ExcelServer, startExcelServer } from './start-excel-server.ts';

declare global {
  interface Window {
    heard: string[];
  }
}

const PANE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>pane</title>
<script src="/office/office.js"></script></head><body><p id="state">…</p>
<script>
  window.heard = [];
  Office.onReady(async (info) => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onChanged.add(async (event) => { heard.push([event.changeType, event.address, event.source, event.triggerSource].join(' ')); });
      worksheets.onRowSorted.add(async (event) => { heard.push('sorted ' + event.address); });
      await context.sync();
    });
    document.getElementById('state').textContent = info.host + ' ' + info.platform;
  });
</script></body></html>`;

const LEDGER = {
  sheets: [
    {
      name: '台账',
      rows: [
        ['项目名称', '总投资'],
        ['甲', 12000],
        ['乙', '1.2亿'],
        ['丙', 300],
      ],
      tables: [{ name: '表1', area: { top: 1, left: 1, bottom: 4, right: 2 } }],
    },
    { name: '说明', rows: [['请如实填报']] },
  ],
};

describe('XL the page in Chromium', () => {
  let browser: Browser;
  let server: ExcelServer;
  let page: Page;
  let pane: Frame;
  const complaints: string[] = [];
  beforeAll(async () => {
    server = await startExcelServer({ workbook: LEDGER, pane: '/pane.html', files: { '/pane.html': PANE } });
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    complaints.length = 0;
    const context = await browser.newContext({ ignoreHTTPSErrors: true, permissions: ['clipboard-read', 'clipboard-write'] });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.origin)) complaints.push(request.url());
    });
    await page.goto(server.url);
    await page.frameLocator('#pane').locator('#state', { hasText: 'Excel OfficeOnline' }).waitFor();
    const frame = page.frames().find((candidate) => candidate.url().endsWith('/pane.html'));
    if (!frame) throw new Error('the pane is missing');
    pane = frame;
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  const click = (row: number, column: number): Promise<void> =>
    page.locator(`#sheet [data-row="${row}"][data-column="${column}"]`).click();
  const value = (row: number, column: number) =>
    page.evaluate(([r, c]) => window.excelHost.value('台账', r ?? 0, c ?? 0), [row, column]);
  const heard = () => pane.evaluate(() => window.heard);

  it('XL80 office.js in a frame starts over the web protocol, learns the API sets and calls no other origin', async () => {
    expect(await pane.evaluate(() => Office.context.displayLanguage)).toBe('zh-CN');
    const sets = await pane.evaluate(() =>
      ['1.14', '1.15'].map((version) => Office.context.requirements.isSetSupported('ExcelApi', version)),
    );
    expect(sets).toEqual([true, false]);
  });

  it('XL81 twenty cells typed with real keys are twenty undo steps, also while the pane reads after each', async () => {
    await click(2, 3);
    for (let index = 0; index < 20; index += 1) {
      await page.keyboard.type(`值${index}`);
      await page.keyboard.press('Enter');
      await pane.evaluate(() =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem('台账').getUsedRange();
          range.load('values,numberFormat');
          await context.sync();
        }),
      );
    }
    expect([await value(2, 3), await value(21, 3)]).toEqual(['值0', '值19']);
    expect(await page.evaluate(() => window.excelHost.user.undoSteps)).toBe(20);
    await page.keyboard.press('Control+z');
    expect([await value(20, 3), await value(21, 3)]).toEqual(['值18', null]);
    expect(await heard()).toContain('RangeEdited C2 Local Unknown');
  });

  it('XL82 a block from the clipboard is pasted with real keys, read as typed text, and grows the table', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('丁\t45\r\n"戊\n己"\t2026-10-01\r\n'));
    await click(5, 1);
    await page.keyboard.press('Control+v');
    await expect.poll(() => value(6, 2)).toBe(46296);
    expect([await value(5, 1), await value(5, 2), await value(6, 1)]).toEqual(['丁', 45, '戊\n己']);
    expect(await page.evaluate(() => window.excelHost.dump().sheets[0]?.tables?.[0]?.area.bottom)).toBe(6);
    await click(6, 2);
    await page.keyboard.press('Control+c');
    await click(7, 2);
    await page.keyboard.press('Control+v');
    await expect.poll(() => page.locator('#sheet [data-row="7"][data-column="2"]').textContent()).toBe('2026/10/1');
  });

  it('XL83 filling down, sorting, inserting and deleting rows reach the pane as events, and undo takes each back', async () => {
    await click(2, 2);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    expect(await value(4, 2)).toBe(12000);
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await value(4, 2)).toBe(300);
    await click(2, 2);
    await page.getByRole('button', { name: '升序' }).click();
    expect([await value(2, 2), await value(3, 2), await value(4, 2)]).toEqual([300, 12000, '1.2亿']);
    await page.getByRole('button', { name: '撤销' }).click();
    await click(3, 0);
    await page.getByRole('button', { name: '插入行' }).click();
    expect([await value(3, 1), await value(4, 1)]).toEqual([null, '乙']);
    await page.getByRole('button', { name: '删除行' }).click();
    expect(await value(3, 1)).toBe('乙');
    await expect.poll(heard).toContain('sorted A2:B4');
    expect(await heard()).toEqual(
      expect.arrayContaining([
        'RangeEdited B3:B4 Local Unknown',
        'RowInserted 3:3 Local Unknown',
        'RowDeleted 3:3 Local Unknown',
      ]),
    );
  });

  it('XL84 a cell open for typing refuses the pane; with delayForCellEdit the call waits and then runs', async () => {
    await click(2, 2);
    await page.keyboard.type('99');
    const code = await pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('台账').getRange('A2').values = [['x']];
        await context.sync();
        return 'DONE';
      }).catch((error: { code: string }) => error.code),
    );
    expect(code).toBe('InvalidOperationInCellEditMode');
    const waiting = pane.evaluate(() =>
      Excel.run({ delayForCellEdit: true }, async (context) => {
        context.workbook.worksheets.getItem('台账').getRange('A2').values = [['x']];
        await context.sync();
        return 'DONE';
      }),
    );
    await page.keyboard.press('Enter');
    expect(await waiting).toBe('DONE');
    expect([await value(2, 1), await value(2, 2)]).toEqual(['x', 99]);
  });

  it('XL64 typing into a protected sheet says why it was refused and changes nothing', async () => {
    await page.evaluate(() => window.excelHost.user.protect('台账', true));
    await click(2, 1);
    await page.keyboard.type('x');
    await expect.poll(() => page.locator('#status').textContent()).toBe('编辑');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#status').textContent()).toContain('AccessDenied');
    expect(await value(2, 1)).toBe('甲');
  });

  it('XL85 a write of the pane shows in the grid and comes back to it as its own', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('台账').getRange('A2').values = [['改']];
        await context.sync();
      }),
    );
    await page.locator('#sheet td', { hasText: '改' }).waitFor();
    await expect.poll(heard).toContain('RangeEdited A2 Local ThisLocalAddin');
  });

  it('XL86 the settings of the common API are kept in the file', async () => {
    await pane.evaluate(
      () =>
        new Promise<void>((resolve) => {
          Office.context.document.settings.set('k', { a: '值' });
          Office.context.document.settings.saveAsync(() => resolve());
        }),
    );
    expect(Object.keys(await page.evaluate(() => window.excelHost.dump().settings))).toEqual(['k']);
  });

  it('XL87 selecting cells reaches the selection event of the workbook, and the pane can be opened again', async () => {
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.onSelectionChanged.add(async () => void window.heard.push('selected'));
        await context.sync();
      }),
    );
    await click(3, 1);
    await expect.poll(heard).toContain('selected');
    await page.evaluate(() => window.excelPane.open('/pane.html'));
    await page.frameLocator('#pane').locator('#state', { hasText: 'Excel OfficeOnline' }).waitFor();
    expect(await page.locator('#pane').count()).toBe(1);
  });
});
