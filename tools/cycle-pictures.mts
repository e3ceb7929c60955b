// Takes the pictures of the reporting cycle and the verification desk: node --import tsx tools/cycle-pictures.mts
import { join } from 'node:path';
import { openBrowser, visit } from '../e2e/harness/browser.ts';
import { PASSWORD, createTestServer } from '../e2e/harness/server.ts';
import { useWorkbench } from '../e2e/harness/workbench.ts';

const images = join(import.meta.dirname, '..', 'docs', 'images');
const server = await createTestServer();
const browser = await openBrowser();
await server.start();

async function person(user: string) {
  const { page } = await visit(browser, server.url, { width: 1440, height: 810 });
  const bench = useWorkbench(page);
  await page.goto(`${server.url}/workbench/`);
  await bench.signIn(user, PASSWORD);
  const pane = page.locator('#pane');
  return {
    page,
    bench,
    press: (name: string | RegExp) =>
      pane
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click(),
    look: async (tab: 'reporting' | 'verification') => {
      await page.locator('#dh-tab-totals').click();
      await page.locator(`#dh-tab-${tab}`).click();
    },
    picture: async (name: string) => {
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(images, `${name}.png`) });
    },
  };
}

try {
  const unit = await person('reviewer-shiqiao');
  await unit.bench.openOwnLedger();
  await unit.bench.shows('没有发现问题');
  await unit.look('reporting');
  await unit.press('报送本期');
  await unit.bench.shows('已报送。');
  await unit.picture('unit-submitted');

  const office = await person('office');
  await office.look('reporting');
  await office.bench.shows('第48周');
  await office.picture('office-submissions');
  await office.press(/打开石桥镇/);
  await office.press('退回');
  await office.page.getByLabel('退回原因').fill('请核对当前进展');
  await office.page.getByText('逐行写意见（可不填）').click();
  await office.page.locator('#pane form details input').first().fill('进展写得太笼统，请写明完成到哪一步');
  await office.picture('office-return');
  await office.press('确认退回');
  await office.bench.shows('已退回。');

  await unit.look('reporting');
  await unit.bench.shows('请核对当前进展');
  await unit.picture('unit-returned');
  await unit.press('核定与佐证');
  await unit.press(/，新签约$/);
  await unit.page.locator('#pane input[type="file"]').setInputFiles({
    name: '投资合同.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n投资合同\n%%EOF'),
  });
  await unit.bench.shows('已上传投资合同.pdf。');
  await unit.picture('unit-evidence');

  await office.look('verification');
  await office.page.locator('#pane .dh-unit-button').first().waitFor();
  await office.picture('office-claims');
  await office.page.locator('#pane .dh-unit-button').filter({ hasText: '佐证1份' }).first().click();
  await office.press('核定通过');
  await office.picture('office-verify');
} finally {
  await browser.close();
  await server.dispose();
}
