import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { expect, it } from 'vitest';
import type { Database, Statement } from '../../store/database.ts';
import { storageBusy } from '../../store/storage-failure.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { TEST_TODAY, testServer } from '../../testing/test-server.ts';
import { demoCampaign } from '../seed/demo-campaign.ts';

const DEARER: Campaign = { ...demoCampaign(TEST_TODAY), thresholdYuan: 200_000_000 };
const readsCampaign = ({ sql }: Statement) => sql.includes('FROM campaign');

/** A server that cannot read its campaign in the writer's turn while `failing` says so. */
async function failingReloads() {
  let failing = false;
  const faults = (database: Database): Database => ({
    ...database,
    exclusive: (work) =>
      database.exclusive((turn) => {
        const query = (statement: Statement) =>
          failing && readsCampaign(statement) ? Promise.reject(storageBusy(null)) : turn.query(statement);
        return work({ ...turn, query });
      }),
  });
  const server = await testServer({}, { faults });
  const office = await server.signIn('office');
  const file = await pushFile(server, { unit: 'shiqiao' });
  const threshold = async () => {
    const answer = await server.call(office, 'GET', '/api/v1/campaign');
    return ((await answer.json()) as Campaign).thresholdYuan;
  };
  return { ...server, office, file, threshold, fail: (now: boolean) => void (failing = now) };
}

it('I8 a committed change whose reference data was not read again is answered as done, and read before the next answer', async () => {
  const { call, office, threshold, fail, services, logLines } = await failingReloads();
  fail(true);
  expect((await call(office, 'PUT', '/api/v1/campaign', DEARER)).status).toBe(200);
  expect(logLines.some((line) => line.includes('reference data was not read again'))).toBe(true);
  fail(false);
  expect(await threshold()).toBe(DEARER.thresholdYuan);
  expect(services.reference.campaign()?.thresholdYuan).toBe(DEARER.thresholdYuan);
});

it('I8 a turn goes by the rules that were committed before it, though they were not read again then', async () => {
  const { call, office, file, fail, services } = await failingReloads();
  fail(true);
  const retire = { state: 'retired', note: '第三次调度会确定' };
  const changed = await call(office, 'PUT', '/api/v1/rules/projects/P022', retire);
  expect([changed.status, services.reference.definition('projects')?.rulesVersion ?? 1]).toEqual([200, 1]);
  fail(false);
  await services.syncStore.exclusive(async () => undefined);
  expect(services.reference.definition('projects')?.rulesVersion).toBe(2);
  const [result] = await file.send([{ rowId: testId('r', 1), set: signedProject('项目一', { evidence: null }) }]);
  expect(result?.status).toBe('accepted');
  expect(result?.findings?.map(({ ruleId }) => ruleId) ?? []).not.toContain('P022');
});

it('I8 while reference data cannot be read again a push is refused rather than judged by what stood before', async () => {
  const { call, office, file, fail, services } = await failingReloads();
  fail(true);
  await call(office, 'PUT', '/api/v1/campaign', DEARER);
  const refused = file.send([{ rowId: testId('r', 1), set: signedProject('项目一', {}) }]);
  await expect(refused).rejects.toThrow(/503|SERVER_BUSY/);
  expect(await services.syncStore.row(testId('r', 1))).toBe(null);
});

it('I8 reference data is read in the turn that changed it, where other reads may lag behind', async () => {
  let lag: readonly Record<string, string | number | null>[] | null = null;
  const faults = (database: Database): Database => ({
    ...database,
    query: async (statement) => {
      if (!readsCampaign(statement)) return database.query(statement);
      lag ??= await database.query(statement);
      return lag;
    },
  });
  const { call, signIn, services } = await testServer({}, { faults });
  expect((await call(await signIn('office'), 'PUT', '/api/v1/campaign', DEARER)).status).toBe(200);
  expect(services.reference.campaign()?.thresholdYuan).toBe(DEARER.thresholdYuan);
});
