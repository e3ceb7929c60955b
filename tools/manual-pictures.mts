// Takes the pictures of the READMEs and manuals from the real product: node --import tsx tools/manual-pictures.mts
// Those of the ledgers are taken by tools/ledger-pictures.mts.
import { join } from 'node:path';
import { openBrowser, visit } from '../e2e/harness/browser.ts';
import { atConsole } from '../e2e/harness/console.ts';
import { SIGNED_PROJECT, tabSeparated } from '../e2e/harness/project-row.ts';
import { PASSWORD, createTestServer } from '../e2e/harness/server.ts';
import { useWorkbench } from '../e2e/harness/workbench.ts';

const CONSOLE_PICTURES = [
  ['overview', 'console-overview'],
  ['submissions', 'console-submissions'],
  ['duplicates', 'console-duplicates'],
  ['scores', 'console-scores'],
  ['indicators', 'console-indicators'],
  ['settings', 'console-targets'],
  ['display', 'console-display'],
] as const;
const images = join(import.meta.dirname, '..', 'docs', 'images');
const picture = (name: string) => ({ path: join(images, `${name}.png`) });
const server = await createTestServer();
const browser = await openBrowser();
await server.start();

try {
  const { page } = await visit(browser, server.url, { width: 1440, height: 810 });
  const bench = useWorkbench(page);
  await page.goto(`${server.url}/`);
  await page.screenshot({ ...picture('start-page'), clip: { x: 0, y: 0, width: 1440, height: 520 } });

  await page.goto(`${server.url}/workbench/`);
  await page.locator('#pane input[name="username"]').waitFor();
  await page.screenshot(picture('clerk-sign-in'));
  await bench.signIn('clerk-shiqiao', PASSWORD);
  await bench.openOwnLedger();
  await bench.shows('没有发现问题');
  await bench.type('B9', '华川精密轴承项目（二期）');
  await bench.paste('D9', tabSeparated({ ...SIGNED_PROJECT, O: '1.2亿', V: '2026年9月31日', AG: '1380000166', AK: '' }));
  await bench.type('O5', '9800');
  await bench.shows(/9月没有31日/);
  await bench.goTo('V9');
  await page.waitForTimeout(600);
  await page.screenshot(picture('workbench'));
  await page.screenshot(picture('clerk-findings'));
  await page.locator('#pane').screenshot(picture('pane-findings'));

  await bench.tab('corrections');
  await page.waitForTimeout(500);
  await page.screenshot(picture('clerk-corrections'));
  await bench.tab('findings');

  const file = await bench.exportFile();
  await bench.paste('V9', '2026-9-10');
  await bench.paste('AG9', '13800001666');
  await bench.paste('O9', '12000');
  await bench.paste('AI4', '主体结构封顶，正在安装设备。');
  await bench.send();
  await page.waitForTimeout(500);
  await page.screenshot(picture('clerk-sending'));

  const second = await visit(browser, server.url, { width: 1440, height: 810 });
  const copy = useWorkbench(second.page);
  await second.page.goto(`${server.url}/workbench/`);
  await copy.signIn('clerk-shiqiao', PASSWORD);
  await copy.importFile({ name: '石桥镇台账（副本）.xlsx', buffer: file });
  await copy.paste('AI4', '主体施工至五层。');
  await copy.send();
  await copy.tab('conflicts');
  await second.page.waitForTimeout(500);
  await second.page.screenshot(picture('clerk-conflict'));

  const third = await visit(browser, server.url, { width: 1440, height: 810 });
  const office = useWorkbench(third.page);
  await third.page.goto(`${server.url}/workbench/`);
  await office.signIn('office', PASSWORD);
  await third.page.waitForTimeout(1_500);
  await third.page.screenshot(picture('office-totals'));
  await third.page.locator('#dh-tab-rules').click();
  await third.page.waitForTimeout(1_500);
  await third.page.screenshot(picture('office-rules'));
  await third.page.locator('#dh-tab-load').click();
  await third.page.waitForTimeout(1_500);
  await third.page.screenshot(picture('office-load'));
  await third.page.locator('#dh-tab-totals').click();
  await third.page.locator('#dh-panel .dh-unit-button').first().click();
  await third.page.waitForTimeout(1_000);
  await third.page.screenshot(picture('office-drill'));

  await third.page.locator('#pane').getByRole('button', { name: '返回' }).click();
  await third.page.locator('#pane select').nth(1).selectOption('lights');
  await third.page.locator('#pane').getByRole('button', { name: '写入新工作表' }).click();
  await office.shows(/已写入工作表/);
  await third.page.waitForTimeout(1_000);
  await third.page.screenshot(picture('office-lights'));

  await publishBulletin(server.url);
  await bench.tab('reporting');
  await page.locator('#pane').getByRole('button', { name: '通报', exact: true }).click();
  await page.locator('#pane').getByRole('button', { name: /^打开/ }).click();
  await page.locator('#pane').getByText('附件：').click();
  await page.locator('#pane .dh-own').first().scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await page.screenshot(picture('clerk-bulletin'));

  const console = await atConsole(browser, server.url, 'office', { width: 1440, height: 860 });
  for (const [place, name] of CONSOLE_PICTURES) {
    await console.open(place);
    await console.page.waitForTimeout(1_500);
    await console.page.screenshot(picture(name));
  }

  await console.open('verification/adjustments');
  const form = console.page.getByRole('form', { name: '新增调整' });
  await form.getByLabel('单位').selectOption({ label: '石桥镇' });
  await form.getByLabel('个数').fill('−1');
  await form.getByLabel('金额').fill('−12000');
  await form.getByLabel('依据').fill('11月20日专班会议纪要第3条：投资合同解除，核减1个项目');
  await console.page.getByRole('region', { name: '保存后的变化' }).waitFor();
  await console.page.screenshot(picture('console-adjustments'));
} finally {
  await browser.close();
  await server.dispose();
}

/** The office freezes a bulletin of what was claimed and lets the units read it. */
async function publishBulletin(url: string): Promise<void> {
  const send = async (path: string, body: unknown, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { readonly token: string; readonly id: string };
  };
  const { token } = await send('/session', { user: 'office', password: PASSWORD });
  const { id } = await send('/bulletins/freeze', { scope: { basis: 'claimed' }, words: { series: '江双百办' } }, token);
  await send(`/bulletins/${id}/publication`, {}, token);
}
