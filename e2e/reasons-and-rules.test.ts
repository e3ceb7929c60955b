import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { SIGNED_PROJECT, tabSeparated } from './harness/project-row.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';
import { named, serverRows } from './harness/server-side.ts';
import { useWorkbench } from './harness/workbench.ts';

const NAME = '没有佐证的新签约项目';
const REASON = '合同正在用印，下周补齐';

describe('E2E reasons and the life of rules', () => {
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

  it('P022 E2E a reason written once reaches the office, and a rule the office tries out only informs from then on', async () => {
    const clerk = await visit(browser, server.url);
    const filling = useWorkbench(clerk.page);
    await clerk.page.goto(`${server.url}/workbench/`);
    await filling.signIn('clerk-shiqiao', PASSWORD);
    await filling.openOwnLedger();
    await filling.shows('没有发现问题');
    await filling.paste('B9', `${NAME}\t\t${tabSeparated({ ...SIGNED_PROJECT, AK: '' })}`);
    await filling.shows(/“佐证材料”还是空的/);
    const pane = clerk.page.locator('#pane');
    await pane.getByRole('button', { name: '写原因', exact: true }).click();
    await clerk.page.keyboard.type(REASON);
    await pane.getByRole('button', { name: '保存原因', exact: true }).click();
    await filling.shows(`已说明：${REASON}`);
    await filling.send();
    await filling.shows('没有未上报的内容');

    const office = await visit(browser, server.url);
    const bench = useWorkbench(office.page);
    await office.page.goto(`${server.url}/workbench/`);
    await bench.signIn('office', PASSWORD);
    await office.page
      .locator('#pane')
      .getByRole('button', { name: /石桥镇.*新签约|查看石桥镇新签约的项目/ })
      .first()
      .click();
    await bench.shows(REASON);

    await bench.shows(NAME);
    await office.page.locator('#pane').getByRole('button', { name: /返回/ }).click();
    await bench.tab('rules');
    const rule = office.page.locator('#pane li', { hasText: 'P022' });
    await rule.getByRole('button', { name: '调整' }).click();
    await rule.locator('select').first().selectOption('trial');
    await rule.getByLabel('原因').fill('第三次调度会确定');
    await rule.getByRole('button', { name: '保存' }).click();
    await bench.shows(/已将.*设为试行/);
    await bench.shows(/已按新规则检查\d+行/);

    await filling.tab('sending');
    await clerk.page
      .locator('#pane')
      .getByRole('button', { name: /^全部确认无变化/ })
      .click();
    await filling.shows('规则有调整，已按新规则重新检查。');
    await filling.tab('findings');
    const group = clerk.page.locator('#pane .dh-group', { hasText: '佐证' });
    await expect.poll(() => group.first().innerText(), { timeout: 15_000 }).toContain('提示');
    expect(named(await serverRows(server.url, 'shiqiao'), NAME).map(({ rev }) => rev)).toEqual([2]);
    expect([...clerk.complaints, ...office.complaints]).toEqual([]);
    await office.context.close();
    await clerk.context.close();
  });
});
