import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { Recheck, RowFindings } from '@double-hundred/shared/protocol/rules';
import type { SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';
import { pushFile } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
const LATER = { unit: 'shiqiao', ledger: 'projects', period: '2026-W49' };

/** A project of which the planned start passes on the 25th, and one of which it is far off. */
async function plannedSoon() {
  const unit = await fillingUnit();
  await unit.push(testId('r', 1), signedProject('甲项目', { plannedStartDay: '2026-11-25' }));
  await unit.push(testId('r', 2), signedProject('乙项目', { totalInvestmentYuan: 150_000_000 }));
  await unit.services.recheck.run();
  const step = (name: string, role: 'reviewer' | 'districtOffice' = 'reviewer') =>
    unit.as<Problem>(role, 'POST', `/api/v1/submission/${name}`, LATER);
  const verify = (number: number) =>
    unit.as<Problem>('districtOffice', 'POST', '/api/v1/verifications', {
      rowId: testId('r', number),
      kind: 'signed',
      basis: 'verified',
      decision: 'confirm',
      day: '2026-09-10',
      ground: '已见合同',
    });
  const found = async (number: number) =>
    (await unit.as<RowFindings>('districtOffice', 'GET', `/api/v1/rows/${testId('r', number)}/findings`)).body;
  const rechecks = async () =>
    (await unit.as<{ rechecks: Recheck[] }>('districtOffice', 'GET', '/api/v1/rechecks')).body.rechecks;
  return { ...unit, step, verify, found, rechecks };
}

describe('rows are judged by the day', () => {
  it('P010 a planned day that passes after the sending is found by the recheck of that day, and figures stay what they are', async () => {
    const { services, later, found, as, database } = await plannedSoon();
    expect((await found(1)).findings).toEqual([]);
    const figures = async () => {
      const { body } = await as<TotalsResponse>('districtOffice', 'GET', '/api/v1/totals?basis=claimed&asOf=2026-11-23');
      const signed = body.district.find(({ kind }) => kind === 'signed');
      return [signed?.count, signed?.yuan, signed?.unexplainedCount];
    };
    expect(await figures()).toEqual([2, 270_000_000, 0]);
    const written = async () =>
      (await database.query({ sql: "SELECT row_id FROM ledger_row WHERE checked_day = '2026-11-30'", args: [] })).length;
    await later(7 * DAY);
    await services.recheck.run();
    expect((await found(1)).findings).toMatchObject([{ ruleId: 'P010', severity: 'explain' }]);
    expect((await found(1)).checkedDay).toBe('2026-11-30');
    expect(await figures()).toEqual([2, 270_000_000, 1]);
    expect((await services.checkTotals()).equal).toBe(true);
    const lines = await as<SubmissionLines>('districtOffice', 'GET', '/api/v1/submissions?ledger=projects&period=2026-W48');
    expect(lines.body.submissions.find(({ unitId }) => unitId === 'shiqiao')).toMatchObject({ unexplained: 1 });
    // Nothing else is found about the other row: it was looked at, and not written.
    expect([await written(), (await found(2)).checkedDay]).toEqual([1, '2026-11-30']);
  });

  it('P010 a row is judged anew at the moment of submission, approval and verification when the recheck is not there yet', async () => {
    const { later, step, verify, push } = await plannedSoon();
    await later(7 * DAY - 10 * 3_600_000 + MINUTE);
    expect((await verify(1)).body).toMatchObject({ errors: [{ code: 'UNEXPLAINED' }] });
    expect((await step('submit')).body).toMatchObject({ errors: [{ code: 'UNEXPLAINED' }] });
    await push(testId('r', 1), {}, { explanations: { P010: '土地手续未办妥' } });
    expect((await step('submit')).status).toBe(200);
    expect((await step('approve')).status).toBe(200);
    expect((await verify(1)).status).toBe(200);
  });

  it('P010 an approval a day after the submission asks for the reasons of that day', async () => {
    const { later, step, push } = await plannedSoon();
    await push(testId('r', 1), { plannedStartDay: '2026-11-30' });
    await later(7 * DAY);
    expect((await step('submit')).status).toBe(200);
    await later(DAY);
    expect((await step('approve')).body).toMatchObject({ errors: [{ code: 'UNEXPLAINED' }] });
  });

  it('RULE a day is followed once: the same day again begins nothing, and no approval waits for it', async () => {
    const { services, later, rechecks, step } = await plannedSoon();
    expect(await rechecks()).toEqual([]);
    await later(DAY);
    await services.recheck.run();
    const [first] = await rechecks();
    expect(first).toMatchObject({ ledger: 'projects', cause: 'day', total: 2, done: 2, changed: 0 });
    await services.recheck.run();
    expect(await rechecks()).toEqual([first]);
    await services.recheck.stop();
    await later(6 * DAY);
    await services.recheck.ready({ ledger: 'projects', unitId: 'shiqiao' });
    expect((await rechecks())[0]?.finishedAt).toBeNull();
    expect((await step('submit')).body).toMatchObject({ errors: [{ code: 'UNEXPLAINED' }] });
  });

  it('RULE the rows of every unit are judged, page by page, each once, and those of other ledgers are left alone', async () => {
    const server = await testServer();
    for (const [index, unit] of ['shiqiao', 'liuwan', 'bailu'].entries()) {
      const file = await pushFile(server, { unit, number: index + 1 });
      const rows = Array.from({ length: 70 }, (_, place) => {
        const number = 1000 * (index + 1) + place;
        const planned = { plannedStartDay: '2026-11-25' };
        return { rowId: testId('r', number), set: { ...signedProject(`第${number}号项目`), ...planned, hostUnit: unit } };
      });
      await file.send(rows);
    }
    await server.services.recheck.run();
    server.advance(7 * DAY);
    await server.services.recheck.run();
    const judged = (await server.services.rules.store.rechecks()).find(({ ledger }) => ledger === 'projects');
    expect(judged).toMatchObject({ total: 210, done: 210, changed: 210, finishedAt: expect.any(String) as string });
    const left = "SELECT count(*) AS n FROM ledger_row WHERE coalesce(findings, '') NOT LIKE '%P010%'";
    expect((await server.database.query({ sql: left, args: [] }))[0]?.['n']).toBe(0);
    expect((await server.services.checkTotals()).equal).toBe(true);
  });
});
