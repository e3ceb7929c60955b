import type { IndicatorsResponse } from '@double-hundred/shared/protocol/indicators';
import { expect, it } from 'vitest';
import { sendRows } from '../../testing/send-rows.ts';
import { testServer } from '../../testing/test-server.ts';

const month = (name: string, yuan: number) => ({
  month: name,
  aboveScaleInvoicedSalesYuan: yuan,
  aboveScaleInvoicedSalesLastYearYuan: yuan - 1_000_000,
});

it('INDICATOR series show a unit its own line and the district sums, the office every unit and what is missing', async () => {
  const server = await testServer();
  await sendRows(server, 'shiqiao', [month('2026-01', 11_000_000), month('2026-03', 33_000_000)], 'indicators');
  await sendRows(server, 'liuwan', [month('2026-01', 21_000_000)], 'indicators');
  const read = async (user: string) => {
    const response = await server.call(await server.signIn(user), 'GET', '/api/v1/indicators?lastMonth=2026-03');
    const { series } = (await response.json()) as IndicatorsResponse;
    return series.find(({ key }) => key === 'aboveScaleInvoicedSalesYuan');
  };
  const office = await read('office');
  expect(office?.units.map(({ unitId, missing }) => [unitId, missing])).toEqual([
    ['liuwan', ['2026-02', '2026-03']],
    ['shiqiao', ['2026-02']],
  ]);
  expect(office?.district?.points[0]).toMatchObject({ month: '2026-01', yuan: 32_000_000, growthBps: 667, units: 2 });
  const clerk = await read('clerk-liuwan');
  expect(clerk?.units.map(({ unitId }) => unitId)).toEqual(['liuwan']);
  expect(clerk?.district?.points).toHaveLength(2);
});
