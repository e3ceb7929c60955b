import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './harness/browser.ts';

const entry = join(import.meta.dirname, '../packages/server/dist/main.js');
const LONGEST = {
  'base-url': 'https://shuangbai-taizhang.shichang-jianguan.qingjiang-district.example.gov.cn:18443',
  share: '\\\\wenjian-fuwuqi.qingjiang-district.example.gov.cn\\双百行动台账共享文件夹\\加载项目录',
  names: '10.20.30.40,shuangbai-taizhang',
};

test('KIT both guides print on two pages of A4 at most, for the longest addresses too, and ask for nothing outside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-kit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const longest = Object.entries(LONGEST).flatMap(([name, value]) => [`--${name}`, value]);
  const kits = { plain: ['--base-url', 'https://taizhang.lan'], longest: [...longest, '--with-ca'] };
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) outside.push(request.url());
  });
  for (const [name, words] of Object.entries(kits)) {
    const out = join(folder, name);
    execFileSync(process.execPath, [entry, 'office-kit', ...words, '--out', out], { stdio: 'pipe' });
    for (const guide of ['管理员指南', '填报员指南']) {
      await page.goto(pathToFileURL(join(out, `${guide}.html`)).href);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      expect.soft(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, `${name} ${guide}`).toBe(2);
      expect.soft(pdf, `${name} ${guide}`).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/);
      const pictures = await page.locator('figure svg, figure img').count();
      expect.soft(pictures, `${name} ${guide}`).toBeGreaterThanOrEqual(2);
      const broken = await page
        .locator('img')
        .evaluateAll((images) => images.filter((image) => !(image as HTMLImageElement).naturalWidth).length);
      expect.soft(broken, `${name} ${guide}`).toBe(0);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      expect.soft(tooWide, `${name} ${guide}`).toBe(false);
    }
  }
  expect(outside).toEqual([]);
});
