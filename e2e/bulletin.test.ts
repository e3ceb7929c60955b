import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { useWorkbench } from './harness/workbench.ts';

describe('E2E bulletins and figures in a sheet', () => {
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

  it('E2E a frozen bulletin stays byte-equal while a verification changes a figure, and the correction lists the change', async () => {
    const { context, page, complaints } = await visit(browser, server.url);
    const office = await api('office');
    await verifyFirst(office, 3);
    await page.goto(`${server.url}/console/`);
    await page.getByLabel('账号').fill('office');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('link', { name: '通报' }).click();
    await page.getByLabel('机关代字').fill('江双百办');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByText('亿元以上项目').first().waitFor();
    await page.getByRole('button', { name: '按预览冻结' }).click();
    const row = page.getByRole('row', { name: /^江双百办〔2026〕1号/ });
    await row.waitFor();
    const before = await fetchFile(page, '公文 .docx', /^江双百办〔2026〕1号/);

    await verifyFirst(office, 1);
    const after = await fetchFile(page, '公文 .docx', /^江双百办〔2026〕1号/);
    expect(after.equals(before)).toBe(true);
    expect(before.subarray(0, 2).toString()).toBe('PK');

    await row.getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('新核定1项').first().waitFor();
    await dialog.getByRole('row', { name: /未计入.*核定通过：合同原件已核/ }).waitFor();
    await dialog.getByRole('button', { name: '冻结更正通报' }).click();
    await page.getByRole('row', { name: /^江双百办〔2026〕2号/ }).waitFor();
    await expect.poll(() => row.textContent()).toContain('已更正');
    expect((await fetchFile(page, '公文 .docx', /^江双百办〔2026〕1号/)).equals(before)).toBe(true);

    const [printed] = await Promise.all([context.waitForEvent('page'), row.getByRole('button', { name: /打印页/ }).click()]);
    await printed.getByText('亿元以上项目').first().waitFor();
    const title = printed.getByRole('heading', { level: 1 });
    expect(await title.evaluate((element) => getComputedStyle(element).textAlign)).toBe('center');
    expect(await printed.title()).toContain('通报');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('E2E a unit reads in its pane the bulletin that was published, its own lines marked, and none before', async () => {
    const office = await api('office');
    const { context, page, complaints } = await visit(browser, server.url, { width: 1_280, height: 900 });
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn('clerk-shiqiao', PASSWORD);
    await bench.openOwnLedger();
    await bench.tab('reporting');
    const pane = page.locator('#pane');
    await pane.getByRole('button', { name: '通报', exact: true }).click();
    await bench.shows('还没有发布过通报');
    const { bulletins } = await office<{ bulletins: readonly { id: string; corrects: string | null }[] }>('GET', '/bulletins');
    for (const { id } of bulletins) await office('POST', `/bulletins/${id}/publication`);
    await pane.getByRole('button', { name: '重新查看' }).click();
    await pane.getByRole('button', { name: /打开江双百办〔2026〕2号/ }).click();
    await bench.shows('本单位变化的项目');
    await pane.getByText('附件：').click();
    expect(await pane.locator('.dh-own td').first().textContent()).toBe('石桥镇');
    expect(await pane.locator('.dh-bulletin').textContent()).toContain('底色标出的是石桥镇');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('E2E a refresh on the workbench updates the pulled figures and keeps the column the office wrote beside them', async () => {
    const { context, page, complaints } = await visit(browser, server.url);
    const bench = useWorkbench(page);
    await page.goto(`${server.url}/workbench/`);
    await bench.signIn('office', PASSWORD);
    const pane = page.locator('#pane');
    await pane.getByLabel('口径').selectOption('verified');
    await pane.getByRole('button', { name: '查看', exact: true }).click();
    await pane.getByRole('button', { name: '写入新工作表' }).click();
    await bench.shows(/已写入工作表/);
    const district = async () => {
      const found = Object.entries(await bench.cells()).find(([, cells]) => cells[0] === '全区' && cells[1] === '新签约');
      if (!found) throw new Error('the pulled figures are not in the sheet');
      return { row: Number(found[0]) + 1, cells: found[1] };
    };
    const before = await district();
    await bench.type(`O${before.row}`, '已核');

    const office = await api('office');
    await verifyFirst(office, 1, 'signed');
    await pane.getByRole('button', { name: '刷新本工作表的数' }).click();
    await bench.shows(/已刷新：更新 \d+ 格/);
    const { cells } = await district();
    expect([cells[4], cells[14]]).toEqual([Number(before.cells[4]) + 1, '已核']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  type Api = <T>(method: string, path: string, body?: unknown) => Promise<T>;

  async function api(user: string): Promise<Api> {
    const call = async <T>(method: string, path: string, body?: unknown, token?: string): Promise<T> => {
      const headers = {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const answer = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return (await answer.json()) as T;
    };
    const { token } = await call<{ token: string }>('POST', '/session', { user, password: PASSWORD });
    return (method, path, body) => call(method, path, body, token);
  }

  /** Confirms that many claims that wait. */
  async function verifyFirst(office: Api, count: number, kind?: string): Promise<void> {
    const { claims } = await office<{
      claims: readonly { rowId: string; kind: string; day: string; blocked: readonly unknown[] }[];
    }>('GET', `/claims?basis=verified&state=waiting${kind === undefined ? '' : `&kind=${kind}`}`);
    for (const claim of claims.filter(({ blocked }) => blocked.length === 0).slice(0, count)) {
      const decision = { rowId: claim.rowId, kind: claim.kind, day: claim.day, basis: 'verified', decision: 'confirm' };
      await office('POST', '/verifications', { ...decision, ground: '合同原件已核' });
    }
  }
});

async function fetchFile(page: Page, name: string, row: RegExp): Promise<Buffer> {
  const button = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row }) })
    .getByRole('button', { name });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path());
}
