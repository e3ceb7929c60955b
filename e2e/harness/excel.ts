// The page of the in-memory Excel declares what it puts on its window.
import type {} from '@double-hundred/excelhost/page/main';
import type { ExcelHostOptions } from '@double-hundred/excelhost/host/create-excel-host';
import { type ExcelServer, startExcelServer } from '@double-hundred/excelhost/serve/start-excel-server';
import type { PlainWorkbook } from '@double-hundred/excelhost/workbook/plain-workbook';
import type { Browser, BrowserContext } from 'playwright-core';
import { visit } from './browser.ts';
import { inPaneSteps, type LedgerBench } from './ledger-bench.ts';

/** A person at the in-memory Excel with the built pane beside the grid, on the real office.js. */
export interface ExcelBench extends LedgerBench {
  readonly context: BrowserContext;
  readonly server: ExcelServer;
  /** What page and pane complained of: errors, refusals of the policy, calls to other origins. */
  readonly complaints: string[];
  goTo(address: string): Promise<void>;
  /** Ctrl+Z in the grid. */
  undo(): Promise<void>;
  undoSteps(): Promise<number>;
  /** Requests of the client since the last call, and the size of the largest. */
  counts(): Promise<{ syncs: number; largestRequestBytes: number; largestResponseBytes: number }>;
  /** A copy of the workbook as it would be saved now. */
  copy(): Promise<PlainWorkbook>;
  dispose(): Promise<void>;
}

export interface ExcelVisit {
  readonly workbook: PlainWorkbook;
  /** Address of our server, or of a relay in front of it. */
  readonly serverUrl: string;
  readonly host?: ExcelHostOptions;
  readonly size?: { readonly width: number; readonly height: number };
}

// Events reach the pane a moment after the cell has changed.
const settleMs = 250;

export async function openExcelBench(browser: Browser, { workbook, serverUrl, host, size }: ExcelVisit): Promise<ExcelBench> {
  const server = await startExcelServer({
    workbook,
    pane: '/pane/index.html',
    proxyTo: serverUrl,
    ...(host ? { host } : {}),
  });
  const { context, page, complaints } = await visit(browser, server.origin, size);
  await page.goto(server.url);
  const inPane = page.frameLocator('#pane').locator('#pane');
  await inPane.locator('.dh-pane, h1').first().waitFor();
  const goTo = async (address: string): Promise<void> => {
    const place = placeOf(address);
    await page.evaluate(({ row, column }) => {
      const { user, book } = window.excelHost;
      user.select(book.active.state.name, { top: row, left: column, bottom: row, right: column });
    }, place);
    await page.locator('#entry').focus();
  };
  return {
    page,
    context,
    server,
    complaints,
    ...inPaneSteps(inPane),
    goTo,
    openOwnLedger: () => inPane.locator('.dh-tabs').waitFor(),
    async type(address, text) {
      await goTo(address);
      await page.keyboard.type(text, { delay: 2 });
      await page.keyboard.press('Enter');
      await page.waitForTimeout(settleMs);
    },
    async typeSelected(text) {
      await page.locator('#entry').focus();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(settleMs);
    },
    async paste(address, text) {
      await goTo(address);
      await page.evaluate((value) => navigator.clipboard.writeText(value), text);
      await page.keyboard.press('Control+V');
      await page.waitForTimeout(settleMs);
    },
    async undo() {
      await page.locator('#entry').focus();
      await page.keyboard.press('Control+z');
    },
    undoSteps: () => page.evaluate(() => window.excelHost.user.undoSteps),
    counts: () =>
      page.evaluate(() => {
        const { syncs, largestRequestBytes, largestResponseBytes } = window.excelHost.counts;
        window.excelHost.counts.reset();
        return { syncs, largestRequestBytes, largestResponseBytes };
      }),
    copy: () => page.evaluate(() => window.excelHost.dump()),
    cells: () => page.evaluate(shownCells),
    async dispose() {
      await context.close();
      await server.stop();
    },
  };
}

/** Runs in the page. */
function shownCells(): Record<number, Record<number, string | number>> {
  const { active } = window.excelHost.book;
  const sheet = window.excelHost.dump().sheets.find(({ name }) => name === active.state.name);
  const cells: Record<number, Record<number, string | number>> = {};
  sheet?.rows.forEach((line, row) =>
    line?.forEach((cell, column) => {
      const value = cell !== null && typeof cell === 'object' ? cell.value : cell;
      if (typeof value === 'string' || typeof value === 'number') (cells[row] ??= {})[column] = value;
    }),
  );
  return cells;
}

function placeOf(address: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}
