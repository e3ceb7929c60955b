// Takes the pictures of inspections and closing off: node --import tsx tools/inspection-pictures.mts
import { join } from 'node:path';
import { useApi } from '../e2e/harness/api.ts';
import { openBrowser, visit } from '../e2e/harness/browser.ts';
import { atConsole } from '../e2e/harness/console.ts';
import { PASSWORD, createTestServer } from '../e2e/harness/server.ts';
import { useWorkbench } from '../e2e/harness/workbench.ts';

interface CloseOuts {
  readonly closeOuts: readonly { readonly rowId: string; readonly state: string }[];
}

const images = join(import.meta.dirname, '..', 'docs', 'images');
const server = await createTestServer();
const browser = await openBrowser();
await server.start();

try {
  const { page, open, press } = await atConsole(browser, server.url, 'inspector', { width: 1440, height: 860 });
  const picture = async (name: string) => {
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(images, `${name}.png`) });
  };
  await open('inspections');
  await press('登记督查');
  const form = page.locator('.inspection-form');
  await form.locator('select').first().selectOption('shiqiao');
  const projects = form.locator('select').nth(1);
  const project = projects.locator('option[value]:not([value=""])').filter({ hasNotText: '保密项目' }).first();
  await project.waitFor({ state: 'attached' });
  await projects.selectOption(await project.getAttribute('value'));
  await page.getByLabel('发现的情况').fill('东侧料场占用消防通道约30米，没有警示标志。');
  await page.getByLabel('整改要求（可不填）').fill('清空通道，料堆移到西侧堆场，划出通道线。');
  await page.getByLabel('整改时限').fill('2026-11-30');
  await page.getByLabel('交办为新问题').check();
  await form.locator('.follow select').selectOption('用地');
  await picture('console-inspection');
  await press('保存督查记录');
  await page.getByText(/^已登记/).waitFor();
  await page.locator('.table .link').first().click();
  await picture('console-follow-up');
  await page.keyboard.press('Escape');

  const clerk = await useApi(server.url, 'clerk-shiqiao');
  const inspector = await useApi(server.url, 'inspector');
  const { closeOuts } = await inspector.get<CloseOuts>('/close-outs?unit=shiqiao');
  for (const { rowId, state } of closeOuts.slice(0, 2)) {
    if (state === 'open')
      await clerk.post('/close-outs/applications', { unit: 'shiqiao', rowId, progress: '消防意见已补办，原件已上传。' });
  }
  await open('inspections/closeOuts');
  await page.locator('.table.stacked .link').first().click();
  await press('销号');
  await picture('console-close-out');
  await page.keyboard.press('Escape');
  await open('inspections/spotChecks');
  await page.locator('.sample').getByRole('button', { name: '复核不通过' }).first().click();
  await page.getByLabel('复核情况').fill('现场查看，场地又堆了料。');
  await page.getByLabel('复核人').fill('林秋实');
  await page.locator('.sample form').getByRole('button', { name: '复核不通过' }).click();
  await page.getByText('已登记：复核不通过，问题已重新打开。').waitFor();
  await press('照原样再抽一遍');
  await picture('console-spot-check');

  const sentBack = (await inspector.get<CloseOuts>('/close-outs?unit=shiqiao&state=applied')).closeOuts[0];
  if (sentBack !== undefined)
    await inspector.post('/close-outs', {
      rowId: sentBack.rowId,
      decision: 'reject',
      verifier: '林秋实',
      ground: '原件少一页，请补齐后再申请。',
    });
  const unit = await visit(browser, server.url, { width: 1440, height: 810 });
  const bench = useWorkbench(unit.page);
  await unit.page.goto(`${server.url}/workbench/`);
  await bench.signIn('clerk-shiqiao', PASSWORD);
  await bench.openOwnLedger();
  await bench.shows('没有发现问题');
  await unit.page.locator('#dh-tab-reporting').click();
  await unit.page.locator('#pane').getByRole('button', { name: '督查与销号' }).click();
  await unit.page.waitForTimeout(1_000);
  await unit.page.screenshot({ path: join(images, 'unit-inspections.png') });
} finally {
  await browser.close();
  await server.dispose();
}
