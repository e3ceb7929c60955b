import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useApi } from './harness/api.ts';
import { atConsole } from './harness/console.ts';
import { servedDistrict } from './harness/served-district.ts';

interface Totals {
  readonly district: readonly { readonly kind: string; readonly count: number }[];
}
interface Funnel {
  readonly steps: readonly { readonly stage: string; readonly reached: number }[];
}
interface Problems {
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
}
interface Indicators {
  readonly series: readonly {
    readonly heading: string;
    readonly units: readonly { readonly unitId: string; readonly missing: readonly string[] }[];
  }[];
}

describe('E2E figures of the console that open', () => {
  const district = servedDistrict();

  it('E2E each indicator has a chart and a table, names who owes a month, and opens to rows and revisions by keyboard', async () => {
    const api = await useApi(district.url, 'office');
    const { series } = await api.get<Indicators>('/indicators');
    const office = await atConsole(district.browser, district.url, 'office');
    const { page } = office;
    await office.open('indicators');
    const section = page.getByRole('region', { name: '规上工业开票销售' });
    await section.locator('.chart svg').waitFor();
    expect(await section.locator('tbody tr').count()).toBe(10);
    const late = series[0]?.units.filter(({ missing }) => missing.length > 0).length ?? 0;
    expect(late).toBeGreaterThan(0);
    expect(await page.getByRole('region', { name: '缺报' }).locator('tbody tr').count()).toBe(late);
    await section.locator('tbody .link').first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.locator('tbody tr').first().waitFor();
    expect(await dialog.locator('tbody tr').count()).toBe(series[0]?.units.length);
    await dialog.locator('tbody .link').first().focus();
    await page.keyboard.press('Enter');
    await office.shows(/第 1 版/);
    await page.keyboard.press('Escape');
    await page.getByLabel('范围').selectOption({ label: '石桥镇' });
    await page.getByRole('region', { name: '人均可支配收入' }).locator('.chart svg').waitFor();
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E an adjustment shows what it makes of the totals before it is saved, and stands behind the figure afterwards', async () => {
    const api = await useApi(district.url, 'office');
    const started = async () => (await api.get<Totals>('/totals')).district.find(({ kind }) => kind === 'started')?.count ?? 0;
    const before = await started();
    const office = await atConsole(district.browser, district.url, 'office');
    const { page } = office;
    await office.open('verification/adjustments');
    const form = page.getByRole('form', { name: '新增调整' });
    await form.getByLabel('类别').selectOption({ label: '新开工' });
    await form.getByLabel('个数').fill('−1');
    await form.getByLabel('金额').fill('-12000');
    const preview = page.getByRole('region', { name: '保存后的变化' });
    await preview.getByText(`${before} 个`, { exact: false }).first().waitFor();
    expect(await preview.locator('tbody tr').last().textContent()).toContain(`→ ${before - 1} 个`);
    expect(await started()).toBe(before);
    await office.press('保存调整');
    await office.shows('请写明依据。');
    await form.getByLabel('依据').fill('专班会议纪要：施工许可被撤回，核减1个');
    await office.press('保存调整');
    await office.shows(/已保存：.*新开工的合计/);
    expect(await started()).toBe(before - 1);
    await office.open('overview');
    await page.locator(`[data-figure="started-claimed"]`).click();
    await page.locator('dialog[open]').getByText('施工许可被撤回', { exact: false }).waitFor();
    await office.shows(new RegExp(`申报 ${before} 个.*调整 −1 个.*合计 ${before - 1} 个`));
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E a number of the funnel opens to as many projects, page by page, and a project to its revisions', async () => {
    const api = await useApi(district.url, 'office');
    const { steps } = await api.get<Funnel>('/progress/funnel');
    const signed = steps.find(({ stage }) => stage === '签约')?.reached ?? 0;
    const office = await atConsole(district.browser, district.url, 'office');
    await smallPages(office.page);
    await office.press(`签约到过 ${signed} 个，看项目`);
    const dialog = office.page.locator('dialog[open]');
    for (let shown = 10; shown < signed; shown += 10) {
      await office.shows(`已列 ${shown} 条，共 ${signed} 条`);
      await dialog.getByRole('button', { name: '再看一些' }).click();
    }
    await office.shows(`已列 ${signed} 条，共 ${signed} 条`);
    expect(await dialog.locator('tbody tr').count()).toBe(signed);
    await dialog.locator('tbody .link').first().click();
    await office.shows(/第 1 版/);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E all problems are listed page by page, and one kind alone', async () => {
    const api = await useApi(district.url, 'office');
    const { counts } = await api.get<Problems>('/progress/problems');
    const all = counts.reduce((sum, { count }) => sum + count, 0);
    const office = await atConsole(district.browser, district.url, 'office');
    await smallPages(office.page);
    await office.press(`看全部 ${all} 条`);
    const dialog = office.page.locator('dialog[open]');
    for (let shown = 10; shown < all; shown += 10) {
      await office.shows(`已列 ${shown} 条，共 ${all} 条`);
      await dialog.getByRole('button', { name: '再看一些' }).click();
    }
    await office.shows(`已列 ${all} 条，共 ${all} 条`);
    await dialog.getByLabel('情况').selectOption({ label: '节点逾期' });
    await dialog.locator('tbody tr td:nth-child(3)').first().getByText('节点逾期').waitFor();
    const kinds = await dialog.locator('tbody tr td:nth-child(3)').allTextContents();
    expect(new Set(kinds)).toEqual(new Set(['节点逾期']));
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E fewer days allowed at a stage, set in the campaign’s form, make more projects stalled at once', async () => {
    const api = await useApi(district.url, 'office');
    const stalled = async () => {
      const { counts } = await api.get<Problems>('/progress/problems');
      return counts.reduce((sum, { kind, count }) => (kind === 'stalled' ? sum + count : sum), 0);
    };
    const before = await stalled();
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('settings/campaign');
    await office.page.getByLabel('签约后多少天没有注册算停滞').fill('10');
    await office.press('保存');
    await office.shows('已保存。');
    const after = await stalled();
    expect(after).toBeGreaterThan(before);
    await office.open('overview');
    await office.shows(new RegExp(`阶段停滞 ${after}`));
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E the overview shows figures as they were known at a moment, and says so', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    const figure = office.page.locator('[data-figure="signed-claimed"] b');
    await figure.waitFor();
    expect(Number(await figure.textContent())).toBeGreaterThan(0);
    await office.page.getByLabel('当时已知').fill('2020-01-01T08:00');
    await office.shows(/2020-01-01 08:00 时已知的数/);
    await office.page.waitForFunction(() => document.querySelector('[data-figure="signed-claimed"] b')?.textContent === '0');
    await office.press('回到现在');
    await office.page.waitForFunction(() => document.querySelector('[data-figure="signed-claimed"] b')?.textContent !== '0');
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E forms begin with the day of the server, however wrong the clock of the computer is', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    await office.page.clock.setFixedTime(new Date('2031-05-06T03:00:00Z'));
    await office.page.reload();
    for (const [place, label] of [
      ['bulletins', '截至日期'],
      ['scores/entries', '日期'],
      ['verification/adjustments', '生效日'],
    ] as const) {
      await office.open(place);
      expect(await office.page.getByLabel(label, { exact: true }).first().inputValue(), place).toBe('2026-11-23');
    }
    await office.context.close();
  });

  it('E2E what is printed from a dark screen is light, its charts too, and without the navigation', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    const { page } = office;
    await page.emulateMedia({ colorScheme: 'dark' });
    await office.open('indicators');
    const chart = page.locator('.chart svg').first();
    await chart.waitFor();
    const inked = () =>
      chart.evaluate((svg) => [...svg.querySelectorAll('path')].map((path) => path.getAttribute('stroke')).join(' '));
    const dark = await inked();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await inked()).not.toBe(dark);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe('rgb(28, 35, 45)');
    expect(await page.locator('nav[aria-label="页面"]').isVisible()).toBe(false);
    await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await inked()).toBe(dark);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E a bulletin is printed from a tab of its own, with the style of a document', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('bulletins');
    await office.press('预览');
    await office.press('按预览冻结');
    await office.shows(/已冻结：/);
    const opened = office.context.waitForEvent('page');
    await office.press('打印页');
    const tab = await opened;
    await tab.locator('h1').waitFor();
    expect(await tab.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('21.3333px');
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });
});

/** The demo has a few dozen rows; smaller pages make several of them. */
async function smallPages(page: Page): Promise<void> {
  await page.route(/limit=100(&|$)/, (route) => route.continue({ url: route.request().url().replace('limit=100', 'limit=10') }));
}
