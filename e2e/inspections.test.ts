import { describe, expect, it } from 'vitest';
import { useApi } from './harness/api.ts';
import { visit } from './harness/browser.ts';
import { atConsole } from './harness/console.ts';
import { servedDistrict } from './harness/served-district.ts';
import { PASSWORD } from './harness/server.ts';
import { useWorkbench } from './harness/workbench.ts';

interface CloseOuts {
  readonly closeOuts: readonly { readonly rowId: string; readonly problem: string }[];
}

const FOUND = '东侧料场占用消防通道约30米';

describe('E2E inspection and close-out', () => {
  const district = servedDistrict();

  it('E2E what an inspector finds becomes an issue of the unit, is closed off by another person, fails its re-check and is counted as reopened', async () => {
    const inspector = await atConsole(district.browser, district.url, 'inspector');
    const { page } = inspector;
    await inspector.open('inspections');
    await inspector.press('登记督查');
    const form = page.locator('.inspection-form');
    await form.locator('select').first().selectOption('shiqiao');
    const projects = form.locator('select').nth(1);
    const open = projects.locator('option[value]:not([value=""])').filter({ hasNotText: '保密项目' }).first();
    await open.waitFor({ state: 'attached' });
    await projects.selectOption(await open.getAttribute('value'));
    await page.getByLabel('发现的情况').fill(FOUND);
    await page.getByLabel('整改要求（可不填）').fill('清空通道并划线');
    await page.getByLabel('整改时限').fill('2026-11-30');
    await page.getByLabel('交办为新问题').check();
    await form.locator('.follow select').selectOption('用地');
    await form.locator('input[type="file"]').setInputFiles({
      name: '现场照片.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n料场\n%%EOF'),
    });
    await inspector.press('保存督查记录');
    await inspector.shows('已登记，上传了 1 份照片或材料。');

    const visited = await visit(district.browser, district.url);
    const bench = useWorkbench(visited.page);
    await visited.page.goto(`${district.url}/workbench/`);
    await bench.signIn('clerk-shiqiao', PASSWORD);
    await bench.openOwnLedger();
    await bench.shows('没有发现问题');
    await visited.page.locator('#dh-tab-reporting').click();
    const pane = visited.page.locator('#pane');
    await pane.getByRole('button', { name: '督查与销号' }).click();
    await bench.shows('清空通道并划线');
    const issue = pane
      .locator('.dh-result')
      .filter({ has: visited.page.getByText(FOUND, { exact: true }) })
      .last();
    await issue.getByRole('button', { name: '申请销号' }).click();
    await issue.getByLabel('整改情况').fill('通道已清空，已划线');
    await issue.getByRole('button', { name: '申请销号' }).click();
    await bench.shows(/^已申请销号。/);

    await inspector.open('inspections/closeOuts?unit=shiqiao');
    await page.reload();
    await inspector.press(FOUND);
    await inspector.shows('通道已清空，已划线');
    await inspector.press('销号');
    await page.getByLabel('验收情况').fill('现场看过，通道畅通');
    const clerk = await useApi(district.url, 'clerk-shiqiao');
    const me = await clerk.get<{ user: { name: string } }>('/session');
    await page.getByLabel('验收人').fill(me.user.name);
    await inspector.press('销号');
    await inspector.shows(/不能自己验收自己/);
    await page.getByLabel('验收人').fill('方知行');
    await inspector.press('销号');
    await inspector.shows('已销号。');

    await page.keyboard.press('Escape');
    await inspector.open('inspections/spotChecks');
    const draw = page.locator('.draw-form');
    await draw.getByLabel('抽几个').fill('50');
    await draw.locator('select').first().selectOption('shiqiao');
    await draw.getByLabel(/种子/).fill('第48周');
    await inspector.press('抽一次');
    await page.locator('.sample li').filter({ hasText: FOUND }).getByRole('button', { name: '复核不通过' }).click();
    await page.getByLabel('复核情况').fill('又堆了料');
    await page.getByLabel('复核人').fill('林秋实');
    await page.locator('.sample form').getByRole('button', { name: '复核不通过' }).click();
    await inspector.shows('已登记：复核不通过，问题已重新打开。');
    await inspector.press('照原样再抽一遍');
    await inspector.shows('再抽一遍，结果完全相同。');

    await inspector.open('inspections/closeOuts?unit=shiqiao&state=reopened');
    await page.locator('.table.stacked tbody tr').filter({ hasText: FOUND }).getByText('重开 1 次').waitFor();
    const counts = page.locator('.unit-counts tbody tr').filter({ hasText: '石桥镇' });
    expect(await counts.locator('td').last().textContent()).toBe('1');

    await pane.getByRole('button', { name: '本期报送' }).click();
    await pane.getByRole('button', { name: '督查与销号' }).click();
    await bench.shows('又堆了料');
    const reopened = await clerk.get<CloseOuts>('/close-outs?state=reopened');
    expect(reopened.closeOuts.map(({ problem }) => problem)).toContain(FOUND);
    const office = await useApi(district.url, 'office');
    const scores = await office.get<{ units: { unitId: string; items: { itemId: string; points: number }[] }[] }>('/scores');
    const own = scores.units.find(({ unitId }) => unitId === 'shiqiao')?.items;
    expect(own?.find(({ itemId }) => itemId === 'reopened')?.points).toBe(-1);
    expect([...inspector.complaints, ...visited.complaints]).toEqual([]);
    await inspector.context.close();
    await visited.context.close();
  });

  it('E2E an exemption from a rule is asked for by the unit, answered by the office alone, and both sides read the answer', async () => {
    const reviewer = await useApi(district.url, 'reviewer-shiqiao');
    const { period } = await reviewer.get<{ period: { id: string } }>('/submission?unit=shiqiao&ledger=projects');
    const reason = '合同原件在区档案馆，本周拿不到文号';
    await reviewer.post('/rule-exemptions', { unit: 'shiqiao', ledger: 'projects', ruleId: 'P022', period: period.id, reason });
    const inspector = await atConsole(district.browser, district.url, 'inspector');
    await inspector.open('inspections/exemptions?unit=shiqiao');
    await inspector.shows(reason);
    expect(await inspector.page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('inspections/exemptions?unit=shiqiao');
    await office.shows(reason);
    await office.press('同意');
    await office.page.getByLabel('答复', { exact: true }).fill('同意本周豁免，下周补齐');
    await office.press('同意');
    await office.shows('已同意。');
    await office.shows(/同意本周豁免，下周补齐/);
    const own = await reviewer.get<{ exemptions: { state: string; answer: { reason: string } }[] }>('/rule-exemptions');
    expect(own.exemptions).toMatchObject([{ state: 'granted', answer: { reason: '同意本周豁免，下周补齐' } }]);
    expect([...inspector.complaints, ...office.complaints]).toEqual([]);
    await inspector.context.close();
    await office.context.close();
  });
});
