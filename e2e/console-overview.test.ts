import { describe, expect, it } from 'vitest';
import { useApi } from './harness/api.ts';
import { visit } from './harness/browser.ts';
import { atConsole } from './harness/console.ts';
import { servedDistrict } from './harness/served-district.ts';
import { PASSWORD } from './harness/server.ts';

interface Totals {
  readonly district: readonly { readonly kind: string; readonly count: number }[];
}
const PLACES = [
  'overview',
  'submissions',
  'verification',
  'verification/bases',
  'verification/adjustments',
  'inspections',
  'inspections/closeOuts',
  'inspections/spotChecks',
  'inspections/exemptions',
  'duplicates',
  'scores',
  'scores/rules',
  'scores/entries',
  'scores/bonuses',
  'indicators',
  'bulletins',
  'settings',
  'settings/campaign',
  'settings/cycles',
  'settings/rules',
  'settings/units',
  'display',
];

describe('E2E the console’s overview', () => {
  const district = servedDistrict();

  it('E2E the twelve figures of the overview are those of the totals, on every basis', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    const api = await useApi(district.url, 'office');
    await office.page.locator('[data-figure]').first().waitFor();
    for (const basis of ['claimed', 'verified', 'official']) {
      const { district } = await api.get<Totals>(`/totals?basis=${basis}`);
      for (const { kind, count } of district) {
        const shown = await office.page.locator(`[data-figure="${kind}-${basis}"] b`).textContent();
        expect.soft(Number(shown), `${kind} ${basis}`).toBe(count);
      }
    }
    await office.shows(/第 ?84/);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E while figures are recomputed the overview says since when and how far, and shows them anew afterwards', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    await office.page.locator('[data-figure]').first().waitFor();
    let asked = 0;
    await office.page.route('**/api/v1/totals?*basis=claimed*', async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as object;
      const recomputing = { since: '2026-11-23T02:20:00.000Z', done: 120_400, total: 500_000 };
      asked += 1;
      await route.fulfill({ response, json: asked > 2 ? body : { ...body, recomputing } });
    });
    await office.page.reload();
    await office.shows(/正在按现行办法重算全部数字：11月23日 10:20 开始，已算 120,400 \/ 500,000 行/);
    await office.page.locator('.recomputing').waitFor({ state: 'detached' });
    await office.page.locator('[data-figure]').first().waitFor();
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E a figure opens to its rows and a row to its revisions by keyboard alone, and Escape leads back', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    const figure = office.page.locator('[data-figure="signed-claimed"]');
    await figure.focus();
    await office.page.keyboard.press('Enter');
    await office.page.locator('dialog[open] tbody tr').first().waitFor();
    const rows = await office.page.locator('dialog[open] tbody tr').count();
    expect(String(rows)).toBe(await figure.locator('b').textContent());
    await office.page.keyboard.press('Tab');
    await office.page.keyboard.press('Tab');
    await office.page.keyboard.press('Enter');
    await office.shows(/第 1 版/);
    await office.page.keyboard.press('Escape');
    await office.page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E a light tells its reason when its cell is focused, and has a shape and a word besides its colour', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    const cell = office.page.locator('.matrix .cell-red').first();
    await cell.focus();
    await office.shows(/落后 .* 个百分点。再完成/);
    expect(await cell.getAttribute('aria-label')).toContain('红灯');
    expect(await cell.locator('svg path').count()).toBe(1);
    await office.context.close();
  });

  it('E2E no page scrolls sideways at 350 px, calls another origin or breaks the policy', async () => {
    const phone = await atConsole(district.browser, district.url, 'office', { width: 350, height: 780 });
    for (const place of PLACES) {
      await phone.open(place);
      await phone.page.waitForLoadState('networkidle');
      await phone.page.waitForTimeout(250);
      const beyond = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(beyond, place).toBeLessThanOrEqual(0);
    }
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });

  it('E2E a leader reads the overview but no desk of the office, and a clerk is sent to the workbench', async () => {
    const leader = await atConsole(district.browser, district.url, 'leader');
    await leader.page.locator('[data-figure]').first().waitFor();
    const pages = await leader.page.locator('nav[aria-label="页面"] a').allTextContents();
    expect(pages).toEqual(['总览', '报送', '考核', '指标', '通报', '大屏']);
    expect(leader.complaints).toEqual([]);
    await leader.context.close();
    const { context, page } = await visit(district.browser, district.url);
    await page.goto(`${district.url}/console/`);
    await page.locator('input[name="username"]').fill('clerk-shiqiao');
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.locator('button[type="submit"]').click();
    await page.getByRole('link', { name: '打开浏览器工作台' }).waitFor();
    await context.close();
  });
});
