import type { ConfirmationResponse, ReportingLoad } from '@double-hundred/shared/protocol/reporting-load';
import { issuesLedger } from '@double-hundred/shared/ledger/issues';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject } from '../../testing/filling-unit.ts';
import { projectRow } from '../../testing/project-row.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const UNIT = 'shiqiao';
const DAY_MS = 86_400_000;

async function withRows() {
  const server = await testServer();
  const file = await pushFile(server, { unit: UNIT });
  await file.send([1, 2, 3].map((number) => ({ rowId: testId('r', number), set: projectRow(UNIT, number) })));
  const load = async (user: string, query = '') => {
    const response = await server.call(await server.signIn(user), 'GET', `/api/v1/reporting-load${query}`);
    expect(response.status).toBe(200);
    return (await response.json()) as ReportingLoad;
  };
  const confirm = async (body: object) => {
    const response = await server.call(await server.signIn(`clerk-${UNIT}`), 'POST', '/api/v1/confirmations', {
      unit: UNIT,
      ledger: 'projects',
      ...body,
    });
    return { status: response.status, answer: (await response.json()) as ConfirmationResponse };
  };
  const own = (answer: ReportingLoad) => answer.units.find(({ unitId, ledger }) => unitId === UNIT && ledger === 'projects');
  return { ...server, file, load, confirm, own };
}

describe('report once', () => {
  it('CONFIRM one press moves the day of all rows of the unit and changes none of their fields', async () => {
    const { confirm, advance, services } = await withRows();
    const before = await services.syncStore.rows(UNIT, 'projects');
    advance(20 * DAY_MS);
    const { status, answer } = await confirm({});
    expect([status, answer.day, answer.confirmed]).toEqual([200, '2026-12-13', 3]);
    const after = await services.syncStore.rows(UNIT, 'projects');
    expect(after.map(({ at }) => at.slice(0, 10))).toEqual(['2026-12-13', '2026-12-13', '2026-12-13']);
    expect(new Map(after.map((row) => [row.rowId, row.fields]))).toEqual(new Map(before.map((row) => [row.rowId, row.fields])));
  });

  it('CONFIRM chosen rows alone are confirmed, and rows of other units are as good as unknown', async () => {
    const server = await withRows();
    const foreign = await pushFile(server, { unit: 'liuwan', number: 2 });
    await foreign.send([{ rowId: testId('r', 9), set: projectRow('liuwan', 9) }]);
    const { answer } = await server.confirm({ rowIds: [testId('r', 2), testId('r', 9), testId('r', 77)] });
    expect(answer.rows.map(({ rowId, status }) => [rowId, status])).toEqual([
      [testId('r', 9), 'gone'],
      [testId('r', 77), 'gone'],
      [testId('r', 2), 'accepted'],
    ]);
  });

  it('CONFIRM a unit without rows can say that it has nothing to report, and the office sees that it did', async () => {
    const server = await testServer();
    const token = await server.signIn('clerk-liuwan');
    const said = await server.call(token, 'POST', '/api/v1/confirmations', { unit: 'liuwan', ledger: 'projects' });
    expect((await said.json()) as ConfirmationResponse).toMatchObject({ confirmed: 0, rows: [] });
    const seen = await server.call(await server.signIn('office'), 'GET', '/api/v1/reporting-load?period=2026-11');
    const { units, period } = (await seen.json()) as ReportingLoad;
    expect(period).toBe('2026-11');
    expect(units.find(({ unitId, ledger }) => unitId === 'liuwan' && ledger === 'projects')).toMatchObject({ saidNoChange: 1 });
  });

  it('LOAD what inspectors and the office set in rows of a unit is not its writing, and ledgers the office keeps are not asked of it', async () => {
    const { push, pushTo, as } = await fillingUnit();
    const projectId = testId('r', 1);
    await push(projectId, signedProject('甲项目'));
    const issue = { projectRef: { rowId: projectId, text: '甲项目' }, problem: '用地未批', category: '用地', closeOut: '未销号' };
    const people = { leadUnit: 'shiqiao', sponsor: '何建平', responsiblePerson: '姜思源', measure: '协调用地指标' };
    await pushTo('issues', testId('r', 2), { ...issue, ...people, raisedDay: '2026-11-20', dueDay: '2026-11-30' });
    const loads = async () => (await as<ReportingLoad>('districtOffice', 'GET', '/api/v1/reporting-load')).body.units;
    const ofIssues = async () => (await loads()).find(({ unitId, ledger }) => unitId === UNIT && ledger === 'issues');
    const before = await ofIssues();
    expect(before).toMatchObject({ rows: 1, rowsSent: 1, columns: issuesLedger.columns.length - 2 });
    expect((await loads()).filter(({ ledger }) => ledger === 'funds')).toEqual([]);
    const closed = await pushTo('issues', testId('r', 2), { verifier: '督查员' }, {}, 'inspector');
    expect(closed.status).toBe('accepted');
    expect(await ofIssues()).toEqual(before);
  });

  it('LOAD counts the cells a unit typed in the time, and those that stood and were not asked again', async () => {
    const server = await withRows();
    const { load, own, advance, confirm } = server;
    const first = own(await load('office'));
    const cells = [1, 2, 3].reduce((sum, number) => sum + Object.keys(projectRow(UNIT, number)).length, 0);
    expect(first).toMatchObject({ rows: 3, rowsSent: 3, rowsConfirmed: 0, cellsTyped: cells });
    advance(40 * DAY_MS);
    const later = await pushFile(server, { unit: UNIT, number: 3 });
    const progress = projectRow(UNIT, 1)['progress'] ?? null;
    await later.send([{ rowId: testId('r', 1), baseRev: 1, base: { progress }, set: { progress: '厂房封顶，正在安装设备。' } }]);
    await confirm({ rowIds: [testId('r', 2), testId('r', 3)] });
    const second = own(await load('office', '?firstDay=2027-01-01&lastDay=2027-01-31'));
    expect(second).toMatchObject({ rowsSent: 1, rowsConfirmed: 2, cellsTyped: 1, saidNoChange: 1 });
    expect(second?.cellsKept).toBe((second?.cellsAsked ?? 0) - 1);
  });

  it('LOAD a unit account sees its own unit, and an unknown period is refused with the forms it may have', async () => {
    const { load, call, signIn } = await withRows();
    expect(new Set((await load('reviewer-shiqiao')).units.map(({ unitId }) => unitId))).toEqual(new Set([UNIT]));
    const refused = await call(await signIn('office'), 'GET', '/api/v1/reporting-load?period=11月');
    expect(refused.status).toBe(422);
    expect(((await refused.json()) as { detail: string }).detail).toContain('2026-W48');
  });
});
