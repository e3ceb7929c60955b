import { describe, expect, it } from 'vitest';
import { useApi } from './harness/api.ts';
import { atConsole } from './harness/console.ts';
import { servedDistrict } from './harness/served-district.ts';

interface Totals {
  readonly district: readonly { readonly kind: string; readonly count: number }[];
}
interface Scores {
  readonly rulesVersion: number;
  readonly units: readonly { readonly unitId: string; readonly points: number; readonly rank: number | null }[];
}

describe('E2E the desks of the console', () => {
  const district = servedDistrict();

  it('RULE E2E the office sets severity and days of a rule, is told part by part what changes, and sees the rows checked again', async () => {
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('settings/rules?ledger=projects');
    const rule = office.page.locator('.rule', { hasText: 'P003' });
    await rule.getByRole('button', { name: '调整', exact: true }).click();
    await rule.getByLabel('等级').selectOption('explain');
    await rule.getByText('日期先后（签约日期→注册日期）：提示 → 要说明').waitFor();
    await rule.getByText('日期先后（开工日期→竣工日期）：错误 → 要说明').waitFor();
    await rule.getByLabel('试行起').fill('2026-11-28');
    await rule.getByText('保存后今天的状态由“生效”变为“草拟”').waitFor();
    await rule.getByText('以后也不会生效').waitFor();
    await rule.getByLabel('生效起').fill('2026-11-23');
    await rule.getByLabel('原因').fill('第三次调度会确定');
    await rule.getByRole('button', { name: '保存', exact: true }).click();
    await rule.getByText(/2026-11-28 晚于 2026-11-23/).waitFor();
    await rule.getByLabel('试行起').fill('2026-11-20');
    await rule.getByLabel('最后一日').fill('2026-12-09');
    await rule.getByRole('button', { name: '保存', exact: true }).click();
    await rule.getByText(/试行起 2026-11-20.*生效起 2026-11-23.*最后一日 2026-12-09/).waitFor();
    await office.shows(/已按新规则检查\d+行/);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E the office returns, approves, locks and reopens at the submissions desk what a unit hands in', async () => {
    const unit = await useApi(district.url, 'reviewer-shiqiao');
    const { period } = await unit.get<{ period: { id: string } }>('/submission?unit=shiqiao&ledger=projects');
    const step = { unit: 'shiqiao', ledger: 'projects', period: period.id };
    await unit.post('/submission/submit', step);
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('submissions');
    await office.press('打开石桥镇');
    await office.press('退回');
    await office.press('确认退回');
    await office.shows('请写明原因。');
    await office.page.getByLabel('退回原因').fill('请核对当前进展');
    await office.press('确认退回');
    await office.shows('已退回。');
    await unit.post('/submission/submit', step);
    await office.press('关闭');
    await office.page.reload();
    await office.press('打开石桥镇');
    await office.press('审核通过');
    await office.shows('已审核通过。');
    await office.press('锁定');
    await office.shows('已锁定。');
    await unit.post('/submission/ask-reopening', { ...step, reason: '设备安装进展需要更正' });
    await office.press('关闭');
    await office.page.reload();
    await office.press('打开石桥镇');
    await office.shows(/设备安装进展需要更正/);
    await office.press('同意重开');
    await office.page.getByLabel('答复').fill('同意更正');
    await office.press('同意');
    await office.shows('已同意重开。');
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E a verification moves the ranking at once; the claim alone had not', async () => {
    const api = await useApi(district.url, 'office');
    const points = async () => {
      const { units } = await api.get<Scores>('/scores');
      return units.find(({ unitId }) => unitId === 'shiqiao');
    };
    const claimed = async () => (await api.get<Totals>('/totals?kind=signed')).district[0]?.count;
    const before = { score: await points(), claimed: await claimed() };
    expect(before.score).toMatchObject({ points: 0, rank: null });
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('verification?unit=shiqiao&kind=signed');
    await office.page.locator('tbody .link').first().click();
    await office.press('核定通过');
    await office.page.getByLabel('依据', { exact: true }).fill('合同原件已核，首笔资金已到位');
    await office.press('核定通过');
    await office.shows('已核定。');
    const after = await points();
    expect(after?.points).toBeGreaterThan(0);
    expect(after?.rank).not.toBeNull();
    expect(await claimed()).toBe(before.claimed);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E a project that two units report is decided at its desk, and the totals count it once', async () => {
    const api = await useApi(district.url, 'office');
    const signed = async () => (await api.get<Totals>('/totals?kind=signed&asOf=2026-12-09')).district[0]?.count ?? 0;
    const before = await signed();
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('duplicates');
    await office.page.locator('.side-by-side').waitFor();
    const shares = office.page.locator('.decision-form input.short');
    await shares.first().fill('70');
    await office.page.getByLabel('理由').fill('经核实为同一项目');
    await office.press('作出决定');
    await office.shows('各单位份额合计应为 100%，现在是 120%，请改正。');
    await shares.nth(1).fill('30');
    await office.press('作出决定');
    await office.page.getByRole('link', { name: '已决定 1' }).click();
    await office.shows('已认定为同一项目');
    expect(await signed()).toBe(before - 1);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('CAMPAIGN E2E what a colleague saved meanwhile is shown beside what was typed, and saving goes on from there', async () => {
    const api = await useApi(district.url, 'office');
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('settings/campaign');
    const name = office.page.getByLabel('名称', { exact: true });
    await name.fill('双百行动（试）');
    const { lightRules, ...campaign } = await api.get<{ name: string; lightRules: object }>('/campaign');
    await api.put('/campaign', { ...campaign, lightRules: { greenAtLeastPoints: 3, amberAtLeastPoints: -7 } });
    await office.press('保存');
    await office.shows('绿灯：序时差不低于（百分点）：别人改为“3”，已按别人改的填入。');
    expect(await name.inputValue()).toBe('双百行动（试）');
    await office.press('保存');
    await office.shows('已保存。');
    expect(await api.get('/campaign')).toMatchObject({
      name: '双百行动（试）',
      lightRules: { greenAtLeastPoints: 3, amberAtLeastPoints: -7 },
    });
    await api.put('/campaign', { ...campaign, lightRules });
    await office.open('settings/targets');
    await office.open('settings/campaign');
    await expect.poll(() => name.inputValue()).toBe(campaign.name);
    await office.context.close();
  });

  it('E2E changed scoring rules are tried with ranks side by side, and nothing is saved', async () => {
    const api = await useApi(district.url, 'office');
    const before = await api.get<Scores>('/scores');
    const office = await atConsole(district.browser, district.url, 'office');
    await office.open('scores/rules');
    await office.page.locator('.scoring-item').first().getByLabel('分值').fill('90');
    await office.press('试算（不保存）');
    await office.shows('试算结果，没有保存');
    expect(await office.page.locator('.what-ifs tbody tr').count()).toBe(before.units.length);
    expect(await api.get<Scores>('/scores')).toEqual(before);
    expect(office.complaints).toEqual([]);
    await office.context.close();
  });

  it('E2E the admin gives an account a password that is shown once', async () => {
    const admin = await atConsole(district.browser, district.url, 'admin');
    await admin.page.locator('input[name="id"]').fill('clerk-shiqiao2');
    await admin.page.locator('input[name="name"]').fill('石桥镇第二填报员');
    await admin.press('建立账号');
    const password = await admin.page.locator('.password').textContent();
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    await admin.press('关闭');
    await admin.page.getByRole('rowheader', { name: 'clerk-shiqiao2' }).waitFor();
    expect(await admin.page.content()).not.toContain(password);
    expect(admin.complaints).toEqual([]);
    await admin.context.close();
  });
});
