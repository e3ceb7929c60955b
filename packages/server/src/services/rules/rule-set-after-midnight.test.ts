import type { RowFindings } from '@double-hundred/shared/protocol/rules';
import { testProject } from '@double-hundred/shared/testing/project';
import { expect, it } from 'vitest';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const NOTE = '第三次调度会确定';
/** From ten in the morning, when a test begins, to four minutes past midnight in the district. */
const UNTIL_0004_MS = (14 * 60 + 4) * 60_000;
const FOUR_DAYS_MS = 4 * 86_400_000;

async function withLateProject() {
  const server = await testServer();
  const file = await pushFile(server, { unit: 'shiqiao' });
  const rowId = testId('r', 1);
  const { evidence: _none, ...set } = testProject('签约', {
    plannedStartDay: '2026-11-27',
    plannedCompletionDay: '2026-12-25',
    evidence: null,
  });
  await file.send([{ rowId, set }]);
  const change = async (ruleId: string, body: object) => {
    const token = await server.signIn('office');
    const path = `/api/v1/rules/projects/${ruleId}`;
    expect((await server.call(token, 'PUT', path, { note: NOTE, ...body })).status).toBe(200);
  };
  const findings = async () => {
    const token = await server.signIn('office');
    return (await (await server.call(token, 'GET', `/api/v1/rows/${rowId}/findings`)).json()) as RowFindings;
  };
  const severityOf = async (id: string) => (await findings()).findings.find(({ ruleId }) => ruleId === id)?.severity;
  return { ...server, change, findings, severityOf };
}

it('RULE a setting saved just after midnight that moves nothing leaves the rows to be judged by the new day', async () => {
  const { change, services, severityOf, findings, advance } = await withLateProject();
  await services.recheck.run();
  expect(await severityOf('P010')).toBeUndefined();
  advance(FOUR_DAYS_MS + UNTIL_0004_MS);
  await change('P022', { lastDay: '2026-12-31' });
  await services.recheck.run();
  expect((await findings()).checkedDay).toBe('2026-11-28');
  expect(await severityOf('P010')).toBeDefined();
});

it('RULE a setting saved just after midnight does not swallow another rule that comes into force that midnight', async () => {
  const { change, services, severityOf, findings, advance } = await withLateProject();
  await change('P022', { trialFrom: '2026-11-23', inForceFrom: '2026-11-24' });
  await services.recheck.run();
  expect(await severityOf('P022')).toBe('info');
  const { rulesVersion } = await findings();
  advance(UNTIL_0004_MS);
  await change('P003', { lastDay: '2026-12-31' });
  await services.recheck.run();
  expect([await severityOf('P022'), (await findings()).rulesVersion]).toEqual(['explain', rulesVersion + 1]);
});
