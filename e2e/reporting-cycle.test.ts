import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { useWorkbench } from './harness/workbench.ts';

interface Figures {
  readonly district: readonly { readonly kind: string; readonly count: number }[];
}

describe('E2E the reporting cycle', () => {
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

  /** Somebody at the workbench, with the pane's part of the page. */
  async function person(user: string) {
    const { context, page, complaints } = await visit(browser, server.url);
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn(user, PASSWORD);
    const pane = page.locator('#pane');
    const press = (name: string | RegExp) =>
      pane
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click();
    const look = async (tab: 'reporting' | 'verification') => {
      await page.locator('#dh-tab-totals').click();
      await page.locator(`#dh-tab-${tab}`).click();
    };
    return { context, page, bench, pane, press, look, complaints };
  }

  it('E2E a ledger goes from submitted over returned, submitted again, approved and locked to reopened, and nothing typed is lost', async () => {
    const unit = await person('reviewer-shiqiao');
    await unit.bench.openOwnLedger();
    await unit.bench.shows('没有发现问题');
    await unit.look('reporting');
    await unit.press('报送本期');
    await unit.bench.shows('已报送。');
    const first = await receiptOf(unit.page);

    const office = await person('office');
    await office.look('reporting');
    await office.press(/打开石桥镇/);
    await office.press('退回');
    await office.page.getByLabel('退回原因').fill('请核对当前进展');
    await office.page.getByText('逐行写意见（可不填）').click();
    await office.pane.locator('form details input').first().fill('进展写得太笼统');
    await office.press('确认退回');
    await office.bench.shows('已退回。');

    await unit.look('reporting');
    await unit.bench.shows('进展写得太笼统');
    await unit.page.locator('#dh-tab-findings').click();
    await unit.bench.shows('退回意见');
    await unit.bench.type('AI5', '主体结构已封顶，正在安装设备。');
    await unit.bench.send();
    await unit.look('reporting');
    await unit.press('重新报送');
    await unit.bench.shows('已报送。');
    const second = await receiptOf(unit.page);
    expect(second).not.toBe(first);

    await office.look('reporting');
    await office.press('审核通过');
    await office.bench.shows('已审核通过。');
    await office.press('锁定');
    await office.bench.shows('已锁定。');

    await unit.bench.type('AI5', '设备安装完成，进入调试。');
    await unit.bench.send();
    await unit.bench.shows(/本期已锁定/);
    expect((await unit.bench.cells())[4]?.[34]).toBe('设备安装完成，进入调试。');
    await unit.look('reporting');
    await unit.bench.shows('这一期已经锁定');
    await unit.press('申请重开');
    await unit.page.getByLabel('要改什么、为什么').fill('设备安装进展需要更正');
    await unit.press('提交申请');
    await unit.bench.shows('已申请重开，等区专班答复');

    await office.look('reporting');
    await office.bench.shows('设备安装进展需要更正');
    await office.press('同意重开');
    await office.page.getByLabel('答复').fill('同意更正');
    await office.press('同意');
    await office.bench.shows('已同意重开。');

    await unit.bench.send();
    await unit.bench.shows('没有未上报的内容');
    await unit.look('reporting');
    await unit.bench.shows(/审核通过后又改动1行/);
    await unit.press('看改动');
    await unit.bench.shows(/当前进展：主体结构已封顶.*设备安装完成/);
    expect([...unit.complaints, ...office.complaints]).toEqual([]);
    await unit.context.close();
    await office.context.close();
  });

  it('E2E evidence goes up with a claim; the verification moves verified figures, the claim alone does not', async () => {
    const figures = async (basis: string): Promise<number> => {
      const { district } = JSON.parse(await server.command('totals', '--basis', basis, '--json')) as Figures;
      return district.reduce((sum, { count }) => sum + count, 0);
    };
    const [claimed, verified] = [await figures('claimed'), await figures('verified')];
    expect(claimed).toBeGreaterThan(verified);

    const clerk = await person('clerk-shiqiao');
    await clerk.bench.openOwnLedger();
    await clerk.look('reporting');
    await clerk.press('核定与佐证');
    await clerk.press(/，新签约$/);
    await clerk.pane.locator('input[type="file"]').setInputFiles({
      name: '投资合同.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n合同\n%%EOF'),
    });
    await clerk.bench.shows('已上传投资合同.pdf。');
    await clerk.pane.locator('input[type="file"]').setInputFiles({
      name: '程序.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ'),
    });
    await clerk.bench.shows(/“程序.pdf”不是可以上传的类型/);
    expect(await figures('verified')).toBe(verified);

    const office = await person('office');
    await office.look('verification');
    await office.pane
      .getByRole('button', { name: /，新签约$/ })
      .filter({ hasText: '佐证1份' })
      .click();
    const [download] = await Promise.all([office.page.waitForEvent('download'), office.press('下载投资合同.pdf')]);
    expect(download.suggestedFilename()).toBe('投资合同.pdf');
    await office.press('核定通过');
    await office.page.getByLabel('依据', { exact: true }).fill('合同原件已核');
    await office.page.getByLabel('投资合同.pdf', { exact: true }).check();
    await office.press('核定通过');
    await office.bench.shows('已核定。');
    expect(await figures('verified')).toBe(verified + 1);
    expect(await figures('claimed')).toBe(claimed);
    expect([...clerk.complaints, ...office.complaints]).toEqual([]);
    await clerk.context.close();
    await office.context.close();
  });
});

async function receiptOf(page: Page): Promise<string> {
  return page.locator('.dh-receipt-number').innerText();
}
