import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { PushResponse } from '@double-hundred/shared/protocol/push';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { expect, it } from 'vitest';
import { pushFile, testId } from '../../testing/push-file.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { TEST_TODAY, testServer } from '../../testing/test-server.ts';
import { demoCampaign } from '../seed/demo-campaign.ts';

const DEAR = { totalInvestmentYuan: 120_000_000, fixedAssetInvestmentYuan: 80_000_000, fundsInPlaceYuan: 10_000_000 };

/** Pushes of 石桥镇 that all wait for the writer, with a change of the office among them. */
async function waitingPushes(number: number, change: { method: string; path: string; body: unknown }) {
  const server = await testServer();
  const office = await server.signIn('office');
  const { token, epoch } = await pushFile(server, { unit: 'shiqiao' });
  const file = {
    epoch,
    fileId: testId('f', 1),
    replicaId: testId('p', 1),
    schemaVersion: 1,
    unit: 'shiqiao',
    ledger: 'projects',
  };
  const push = (index: number) => {
    const set = signedProject(`项目${index}`, { ...DEAR, evidence: null });
    const mut = { id: testId('m', index), rowId: testId('r', index), kind: 'upsert', baseRev: 0, base: {}, set };
    return server.call(token, 'POST', '/api/v1/push', { ...file, batchId: testId('b', index), muts: [mut] });
  };
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const held = server.database.exclusive(() => gate);
  const first = push(1);
  const changed = server.call(office, change.method, change.path, change.body);
  const others = Array.from({ length: number - 1 }, (_, index) => push(index + 2));
  await new Promise((resolve) => setTimeout(resolve, 50));
  open();
  await held;
  expect((await changed).status, await (await changed).clone().text()).toBe(200);
  const pushed = await Promise.all([first, ...others].map(async (answer) => (await (await answer).json()) as PushResponse));
  const get = async <T>(path: string) => (await (await server.call(office, 'GET', path)).json()) as T;
  return { ...server, get, pushed };
}

it('I8 a push that waited is counted by the campaign in force at its turn, not by the one it arrived under', async () => {
  const body: Campaign = { ...demoCampaign(TEST_TODAY), thresholdYuan: 200_000_000 };
  const { get, pushed, services } = await waitingPushes(6, { method: 'PUT', path: '/api/v1/campaign', body });
  expect(pushed.flatMap(({ results }) => results.map(({ status }) => status))).toEqual(Array(6).fill('accepted'));
  await services.rebuild.run();
  expect((await get<TotalsResponse>('/api/v1/totals?kind=signed')).district[0]?.count).toBe(0);
  expect(await services.checkTotals()).toMatchObject({ equal: true, differences: [] });
});

it('I8 a push that waited is judged by the rules it is stamped with', async () => {
  const body = { state: 'retired', note: '第三次调度会确定' };
  const { pushed } = await waitingPushes(6, { method: 'PUT', path: '/api/v1/rules/projects/P022', body });
  const judged = pushed.map(({ rulesVersion, results }) => [
    rulesVersion,
    results.some(({ findings = [] }) => findings.some(({ ruleId }) => ruleId === 'P022')),
  ]);
  expect(judged).toContainEqual([2, false]);
  expect(judged).not.toContainEqual([2, true]);
  expect(judged).not.toContainEqual([1, false]);
});
