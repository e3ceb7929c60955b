import type { Page } from 'playwright-core';
import { inPaneSteps, type LedgerBench } from './ledger-bench.ts';

/** The workbench as a person uses it: keys, clipboard, buttons. Cells are read from what the page keeps in the browser. */
export interface Workbench extends LedgerBench {
  importFile(file: { readonly name: string; readonly buffer: Buffer }): Promise<void>;
  exportFile(): Promise<Buffer>;
  goTo(address: string): Promise<void>;
}

// The grid takes keys a moment after a cell was chosen; a person never is that fast.
const settleMs = 500;

export function useWorkbench(page: Page): Workbench {
  const goTo = async (address: string): Promise<void> => {
    const box = page.locator('[data-u-comp="defined-name"] input');
    await box.click();
    await box.fill(address);
    await box.press('Enter');
    await page.waitForTimeout(settleMs);
  };
  return {
    page,
    ...inPaneSteps(page.locator('#pane')),
    goTo,
    async openOwnLedger() {
      await page.locator('#open-own').click();
      await page.locator('#welcome').waitFor({ state: 'hidden' });
    },
    async importFile(file) {
      await page.setInputFiles('#file', {
        ...file,
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      });
      await page.locator('#welcome').waitFor({ state: 'hidden' });
    },
    async exportFile() {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export').click()]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    async type(address, text) {
      await goTo(address);
      for (const part of text.match(/[\u{20}-\u{7E}]+|[^\u{20}-\u{7E}]+/gu) ?? []) {
        if (part <= '~') await page.keyboard.type(part, { delay: 5 });
        else await compose(page, part);
      }
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
    },
    // Selecting from the pane has moved the keyboard there already.
    async typeSelected(text) {
      await page.waitForTimeout(settleMs);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async paste(address, text) {
      await goTo(address);
      await page.evaluate((value) => navigator.clipboard.writeText(value), text);
      await page.keyboard.press('Control+V');
      await page.waitForTimeout(settleMs);
    },
    async cells() {
      await page.waitForTimeout(700);
      return page.evaluate(readKeptCells);
    },
  };
}

/** What an input method does: it shows a composition, then commits it. */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text });
  await session.detach();
  await page.waitForTimeout(50);
}

interface Kept {
  readonly savedAt: number;
  readonly snapshot: {
    readonly sheetOrder: readonly string[];
    readonly sheets: Record<
      string,
      { readonly hidden?: number; readonly cellData: Record<number, Record<number, { readonly v?: string | number }>> }
    >;
  };
}

/** Runs in the page. The newest kept workbook, its first visible sheet. */
async function readKeptCells(): Promise<Record<number, Record<number, string | number>>> {
  const all = await new Promise<Kept[]>((resolve, reject) => {
    const opening = indexedDB.open('double-hundred-workbench', 1);
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
    opening.onsuccess = () => {
      const reading: IDBRequest<Kept[]> = opening.result.transaction('workbooks').objectStore('workbooks').getAll();
      reading.onerror = () => reject(reading.error ?? new Error('not read'));
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
  const newest = all.sort((left, right) => right.savedAt - left.savedAt)[0];
  const sheets = newest?.snapshot.sheetOrder.map((id) => newest.snapshot.sheets[id]) ?? [];
  const first = sheets.find((sheet) => sheet?.hidden !== 1);
  const cells: Record<number, Record<number, string | number>> = {};
  for (const [row, line] of Object.entries(first?.cellData ?? {})) {
    for (const [column, cell] of Object.entries(line)) {
      if (cell?.v !== undefined && cell.v !== null && cell.v !== '') (cells[Number(row)] ??= {})[Number(column)] = cell.v;
    }
  }
  return cells;
}
