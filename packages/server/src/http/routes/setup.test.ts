import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { describe, expect, it } from 'vitest';
import { sendRows } from '../../testing/send-rows.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { testServer } from '../../testing/test-server.ts';

async function desk() {
  const server = await testServer();
  const [office, admin] = [await server.signIn('office'), await server.signIn('admin')];
  const get = async <T>(path: string) => (await (await server.call(office, 'GET', path)).json()) as T;
  const put = async (token: string, path: string, body: unknown) => {
    const response = await server.call(token, 'PUT', path, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const campaign = await get<Campaign>('/api/v1/campaign');
  const { units } = await get<{ units: Unit[] }>('/api/v1/units');
  return { ...server, office, admin, get, put, campaign, units };
}

describe('SETUP', () => {
  it('SETUP a new threshold works the totals out anew, and a poll does not say unchanged', async () => {
    const { put, get, call, office, campaign, services, ...server } = await desk();
    await sendRows({ ...server, call, services }, 'shiqiao', [
      signedProject('小项目', {
        totalInvestmentYuan: 60_000_000,
        fixedAssetInvestmentYuan: 50_000_000,
        fundsInPlaceYuan: 10_000_000,
      }),
    ]);
    const signed = async () => (await get<TotalsResponse>('/api/v1/totals?kind=signed')).district[0]?.count;
    expect(await signed()).toBe(0);
    const etag = (await call(office, 'GET', '/api/v1/totals?kind=signed')).headers.get('etag') ?? '';
    expect((await put(office, '/api/v1/campaign', { ...campaign, thresholdYuan: 50_000_000 })).status).toBe(200);
    await services.rebuild.run();
    const poll = await call(office, 'GET', '/api/v1/totals?kind=signed', undefined, { 'if-none-match': etag });
    expect(poll.status).toBe(200);
    expect(await signed()).toBe(1);
    expect(await services.checkTotals()).toMatchObject({ equal: true });
  });

  it('SETUP light rules and schedule apply to the next read', async () => {
    const { put, get, office, campaign } = await desk();
    const table = [{ day: campaign.firstDay, shareBps: 2_500 }];
    await put(office, '/api/v1/campaign', { ...campaign, calendar: 'table', scheduleTable: table });
    expect((await get<TotalsResponse>('/api/v1/totals?kind=signed')).district[0]?.scheduleShare).toBe(0.25);
  });

  it('SETUP a campaign that contradicts itself is refused at its place, and nothing changes', async () => {
    const { put, get, office, campaign } = await desk();
    for (const [wrong, code] of [
      [{ days: 99 }, 'DAYS_DIFFER'],
      [{ lastDay: '2026-01-01' }, 'WINDOW_ORDER'],
      [{ lightRules: { greenAtLeastPoints: -20, amberAtLeastPoints: 0 } }, 'LIGHT_ORDER'],
      [{ calendar: 'table', scheduleTable: [] }, 'TABLE_MISSING'],
      [{ id: 'other' }, 'ID_FIXED'],
    ] as const) {
      expect(await put(office, '/api/v1/campaign', { ...campaign, ...wrong })).toMatchObject({
        status: 422,
        body: { errors: [{ code }] },
      });
    }
    expect(await get('/api/v1/campaign')).toEqual(campaign);
  });

  it('SETUP the admin adds and renames units; none goes, and no id or name comes twice', async () => {
    const { put, get, admin, units } = await desk();
    const added = { id: 'xincheng', name: '新城街道', kind: 'subdistrict', aliases: [] };
    const [first, ...rest] = units;
    const next = [{ ...first, name: '城东新区' }, ...rest, added];
    expect((await put(admin, '/api/v1/units', { units: next })).status).toBe(200);
    const kept = (await get<{ units: Unit[] }>('/api/v1/units')).units;
    expect([kept.length, kept[0]?.name, kept.at(-1)?.id]).toEqual([units.length + 1, '城东新区', 'xincheng']);
    for (const [wrong, code] of [
      [rest, 'UNIT_GONE'],
      [[...next, added], 'UNIT_TWICE'],
      [[...next, { ...added, id: 'District 9', name: '九区' }], 'UNIT_ID'],
    ] as const) {
      const refused = await put(admin, '/api/v1/units', { units: wrong });
      expect(refused.body).toMatchObject({
        code: 'VALIDATION_FAILED',
        errors: expect.arrayContaining([expect.objectContaining({ code })]),
      });
    }
  });
});
