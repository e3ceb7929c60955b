import type { Receipt, SubmissionAnswer, SubmissionChanges, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';

const PERIOD = '2026-W48';
const WHERE = { unit: 'shiqiao', ledger: 'projects', period: PERIOD };
const HOUR = 3_600_000;

/** 石桥镇 with two projects, and its ledger taken through steps. */
async function cycle() {
  const unit = await fillingUnit();
  await unit.push(testId('r', 1), signedProject('甲项目'));
  await unit.push(testId('r', 2), signedProject('乙项目'));
  const step = async (role: 'clerk' | 'reviewer' | 'districtOffice', name: string, more: object = {}) =>
    unit.as<SubmissionAnswer & Problem>(role, 'POST', `/api/v1/submission/${name}`, { ...WHERE, ...more });
  const read = async (period = PERIOD) =>
    (await unit.as<SubmissionAnswer>('clerk', 'GET', `/api/v1/submission?unit=shiqiao&ledger=projects&period=${period}`)).body;
  const locked = async () => {
    await step('reviewer', 'submit');
    await step('districtOffice', 'approve');
    return step('districtOffice', 'lock');
  };
  const until = (hours: number) => new Date(Date.parse('2026-11-23T02:00:00Z') + hours * HOUR).toISOString();
  return { ...unit, step, read, locked, until };
}

describe('SUBMIT over HTTP', () => {
  it('SUBMIT is walked from draft to reopened, each step by whom it belongs to', async () => {
    const { step, read, until } = await cycle();
    expect(await read()).toMatchObject({
      state: 'draft',
      period: { name: '第48周（11月23日至11月29日）', deadline: '2026-11-27T09:00:00.000Z' },
      completeness: { due: 2, done: 2, gaps: [] },
      timeliness: { kind: 'due' },
    });
    const submitted = await step('reviewer', 'submit');
    expect(submitted.body).toMatchObject({ state: 'submitted', receipt: expect.stringMatching(/^20261123-0001-/) });
    const rowReasons = [{ rowId: testId('r', 1), reason: '签约日期与合同不符' }];
    const returned = await step('districtOffice', 'return', { reason: '请核对日期', rowReasons });
    expect(returned.body).toMatchObject({ state: 'returned', returned: { reason: '请核对日期', rowReasons } });
    expect((await step('reviewer', 'submit')).body).toMatchObject({
      state: 'submitted',
      receipt: expect.stringMatching(/^20261123-0002-/),
    });
    expect((await step('districtOffice', 'approve')).body.state).toBe('approved');
    expect((await step('districtOffice', 'lock')).body).toMatchObject({ state: 'locked', locked: true });
    const asked = await step('clerk', 'ask-reopening', { reason: '金额有误', rows: [testId('r', 1)] });
    expect(asked.body.asked).toMatchObject({ reason: '金额有误', rows: [testId('r', 1)] });
    const granted = await step('districtOffice', 'grant-reopening', { reason: '同意更正', until: until(24) });
    expect(granted.body).toMatchObject({ state: 'reopened', asked: null, opening: { rows: [testId('r', 1)], until: until(24) } });
    expect(granted.body.steps.map((one) => one.step)).toEqual([
      'submit',
      'return',
      'submit',
      'approve',
      'lock',
      'askReopen',
      'grantReopen',
    ]);
  });

  it('LOCK pushes of rows in scope answer locked with a sentence, what was sent is kept, a reopening lets its rows through and ends by itself', async () => {
    const { push, locked, step, until, as, later, read } = await cycle();
    await locked();
    const refused = await push(testId('r', 1), { progress: '已完成注册。' });
    expect(refused).toMatchObject({ status: 'locked', rev: 1, findings: [{ ruleId: 'PERIOD_LOCKED', severity: 'error' }] });
    expect(refused.findings?.[0]?.message).toContain('第48周');
    expect(await push(testId('r', 3), signedProject('丙项目'))).toMatchObject({ status: 'locked', rev: 0 });
    const kept = await as<{ items: { set: Record<string, unknown> }[] }>(
      'clerk',
      'GET',
      '/api/v1/quarantine?unit=shiqiao&ledger=projects',
    );
    expect(kept.body.items.map(({ set }) => set['progress'])).toContain('已完成注册。');

    await step('clerk', 'ask-reopening', { reason: '进展有变化', rows: [testId('r', 1)] });
    await step('districtOffice', 'grant-reopening', { reason: '同意', until: until(2) });
    expect(await push(testId('r', 1), { progress: '已完成注册。' })).toMatchObject({ status: 'accepted', rev: 2 });
    expect((await push(testId('r', 2), { progress: '别的行' })).status).toBe('locked');
    expect(await read()).toMatchObject({ changedSinceApproval: 1 });
    await later(2 * HOUR);
    expect(await read()).toMatchObject({ state: 'locked', opening: null });
    expect((await push(testId('r', 1), { progress: '再改一次' })).status).toBe('locked');
  });

  it('LOCK of a past week guards the figures it reported while other cells go on', async () => {
    const { push, locked, later } = await cycle();
    await locked();
    await later(7 * 24 * HOUR);
    expect(await push(testId('r', 1), { progress: '下一周的进展' })).toMatchObject({ status: 'accepted' });
    const refused = await push(testId('r', 1), { totalInvestmentYuan: 500_000_000 });
    expect(refused).toMatchObject({ status: 'locked' });
    expect(refused.findings?.[0]?.message).toContain('成果已在第48周');
    expect((await push(testId('r', 1), {}, { kind: 'delete' })).status).toBe('locked');
    expect(await push(testId('r', 3), signedProject('补报项目'))).toMatchObject({ status: 'accepted' });
  });

  it('SUBMIT counts and tells what was changed since the approval, and does not lock it unseen', async () => {
    const { push, step, as } = await cycle();
    await step('reviewer', 'submit');
    await step('reviewer', 'approve');
    await push(testId('r', 1), { totalInvestmentYuan: 130_000_000 });
    await push(testId('r', 3), signedProject('丙项目'));
    await push(testId('r', 2), {}, { kind: 'delete' });
    const refused = await step('districtOffice', 'lock');
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'CHANGED_SINCE' }] } });
    const path = `/api/v1/submission/changes?unit=shiqiao&ledger=projects&period=${PERIOD}`;
    const { since, changes } = (await as<SubmissionChanges>('districtOffice', 'GET', path)).body;
    expect(since).toBe('approval');
    expect(changes.map(({ name, kind }) => [name, kind])).toEqual([
      ['甲项目', 'changed'],
      ['丙项目', 'added'],
      ['乙项目', 'deleted'],
    ]);
    expect(changes[0]?.changed).toEqual({ totalInvestmentYuan: { from: 120_000_000, to: 130_000_000 } });
    expect((await step('districtOffice', 'approve')).body.state).toBe('approved');
    expect((await step('districtOffice', 'lock')).body.state).toBe('locked');
  });

  it('SUBMIT is refused while a row is unexplained, and says which rows are missing', async () => {
    const { push, step, read, later } = await cycle();
    const told = await push(testId('r', 2), { evidence: null });
    expect(told.findings?.some(({ severity }) => severity === 'explain')).toBe(true);
    expect(await read()).toMatchObject({
      completeness: { due: 2, done: 1, gaps: [{ rowId: testId('r', 2), name: '乙项目', reasons: ['unexplained'] }] },
    });
    expect(await step('reviewer', 'submit')).toMatchObject({ status: 422, body: { errors: [{ code: 'UNEXPLAINED' }] } });
    await push(
      testId('r', 2),
      {},
      { explanations: Object.fromEntries((told.findings ?? []).map(({ ruleId }) => [ruleId, '材料正在补齐'])) },
    );
    await later(7 * 24 * HOUR);
    expect((await read('2026-W49')).completeness.gaps.map(({ reasons }) => reasons)).toEqual([['notUpdated'], ['notUpdated']]);
    expect((await step('reviewer', 'submit', { period: '2026-W49' })).body).toMatchObject({ state: 'submitted' });
  });

  it('SUBMIT after the deadline is late by the clock of the server, and the receipt says so', async () => {
    const { step, as, later } = await cycle();
    const early = (await step('reviewer', 'submit')).body.receipt ?? '';
    const certificate = (await as<Receipt>('leader', 'GET', `/api/v1/receipts/${early.toLowerCase()}`)).body;
    expect(certificate).toMatchObject({
      number: early,
      unitId: 'shiqiao',
      onTime: true,
      rows: 2,
      due: 2,
      done: 2,
      replaced: false,
    });
    expect(certificate.digest).toMatch(/^[0-9a-f]{64}$/);
    await later(4 * 24 * HOUR + 7 * HOUR);
    const late = await step('reviewer', 'submit', { period: '2026-W48' });
    expect(late.body.timeliness.kind).toBe('onTime');
    const other = await as<SubmissionAnswer>('reviewer', 'POST', '/api/v1/submission/submit', { ...WHERE, period: '2026-W47' });
    expect(other.body.timeliness).toMatchObject({ kind: 'late', text: '迟报7天' });
    expect((await as<Receipt>('districtOffice', 'GET', `/api/v1/receipts/${early}`)).body.replaced).toBe(true);
    const wrong = `${early.slice(0, -1)}${early.endsWith('0') ? '1' : '0'}`;
    expect((await as('districtOffice', 'GET', `/api/v1/receipts/${wrong}`)).status).toBe(404);
  });

  it('SUBMIT a receipt of another unit is not known to a unit', async () => {
    const { step, call, signIn } = await cycle();
    const receipt = (await step('reviewer', 'submit')).body.receipt ?? '';
    const foreign = await call(await signIn('clerk-liuwan'), 'GET', `/api/v1/receipts/${receipt}`);
    expect(foreign.status).toBe(404);
  });

  it('SUBMIT steps out of place, of periods that do not exist and of ledgers without a cycle are refused with a sentence', async () => {
    const { step } = await cycle();
    expect(await step('districtOffice', 'approve')).toMatchObject({
      status: 409,
      body: { code: 'SUBMISSION_STATE', detail: expect.stringContaining('未报送') },
    });
    expect((await step('reviewer', 'submit', { period: '2026-W99' })).status).toBe(422);
    expect(await step('reviewer', 'submit', { period: '2026-W49' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'NOT_BEGUN' }] },
    });
    expect((await step('reviewer', 'submit', { period: '2026-11' })).status).toBe(422);
    expect((await step('reviewer', 'submit', { ledger: 'nothing' })).status).toBe(404);
    const rowReasons = [{ rowId: testId('r', 99), reason: '没有这一行' }];
    await step('reviewer', 'submit');
    expect(await step('districtOffice', 'return', { reason: '请改', rowReasons })).toMatchObject({
      body: { errors: [{ code: 'ROW_UNKNOWN' }] },
    });
  });

  it('SUBMIT the office sees every unit of a period, and reminds those that have not handed in', async () => {
    const { step, as, read } = await cycle();
    const lines = async () =>
      (await as<SubmissionLines>('districtOffice', 'GET', `/api/v1/submissions?ledger=projects&period=${PERIOD}`)).body;
    expect((await lines()).submissions).toHaveLength(24);
    const reminded = await as<{ reminders: { text: string }[] }>('districtOffice', 'POST', '/api/v1/reminders', {
      ledger: 'projects',
      period: PERIOD,
    });
    expect(reminded.body.reminders).toHaveLength(24);
    expect(reminded.body.reminders[0]?.text).toBe('请尽快报送项目总台账第48周（11月23日至11月29日），截止时间11月27日17:00。');
    expect((await read()).reminders).toHaveLength(1);
    await step('reviewer', 'submit');
    const again = await as<{ reminders: unknown[] }>('districtOffice', 'POST', '/api/v1/reminders', {
      ledger: 'projects',
      period: PERIOD,
      text: '请今天报齐',
    });
    expect(again.body.reminders).toHaveLength(23);
    expect((await lines()).submissions.find(({ unitId }) => unitId === 'shiqiao')).toMatchObject({
      state: 'submitted',
      completeness: { due: 2, done: 2 },
      reminded: 1,
    });
    const nobody = await as('districtOffice', 'POST', '/api/v1/reminders', {
      ledger: 'projects',
      period: PERIOD,
      units: ['shiqiao'],
    });
    expect(nobody.status).toBe(422);
  });

  it('SUBMIT the district office sets when a ledger is due', async () => {
    const { as, read } = await cycle();
    const cycles = [{ ledger: 'projects', every: 'day', dueAfterDays: 0, dueTime: '16:30' }];
    expect((await as('districtOffice', 'PUT', '/api/v1/reporting/cycles', { cycles })).body).toEqual({ cycles });
    const answer = await as<SubmissionAnswer>('clerk', 'GET', '/api/v1/submission?unit=shiqiao&ledger=projects');
    expect(answer.body.period).toMatchObject({ id: '2026-11-23', name: '11月23日', deadline: '2026-11-23T08:30:00.000Z' });
    expect(answer.body).toMatchObject({ previous: '2026-11-22', next: null });
    expect(await read('2026-11-22')).toMatchObject({ timeliness: { kind: 'missing' } });
    const twice = await as<Problem>('districtOffice', 'PUT', '/api/v1/reporting/cycles', { cycles: [...cycles, ...cycles] });
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ code: 'TWICE' }] } });
  });

  it('SUBMIT what was handed in stays in time and its receipt known, whatever the office sets for the ledger afterwards', async () => {
    const { as, step, read, later, database } = await cycle();
    const set = async (cycles: object[]) => {
      await later(1000);
      return as('districtOffice', 'PUT', '/api/v1/reporting/cycles', { cycles });
    };
    const receipt = (await step('reviewer', 'submit')).body.receipt ?? '';
    const told = async () => (await as<Receipt>('districtOffice', 'GET', `/api/v1/receipts/${receipt}`)).body;
    const before = await told();
    expect(before).toMatchObject({ onTime: true, period: { deadline: '2026-11-27T09:00:00.000Z' } });
    await set([{ ledger: 'projects', every: 'week', dueAfterDays: -7, dueTime: '16:30' }]);
    expect(await told()).toEqual(before);
    expect(await read()).toMatchObject({ timeliness: { kind: 'onTime' }, period: { deadline: '2026-11-27T09:00:00.000Z' } });
    const list = await as<SubmissionLines>('districtOffice', 'GET', '/api/v1/submissions?ledger=projects&period=2026-W48');
    const kindOf = (unit: string) => list.body.submissions.find(({ unitId }) => unitId === unit)?.timeliness.kind;
    expect([kindOf('shiqiao'), kindOf('liuwan')]).toEqual(['onTime', 'missing']);
    await set([]);
    expect(await told()).toEqual(before);
    expect(await read()).toMatchObject({ state: 'submitted', timeliness: { kind: 'onTime' } });
    expect((await step('districtOffice', 'approve')).status).toBe(200);
    const none = await as<Problem>('reviewer', 'POST', '/api/v1/submission/submit', { ...WHERE, period: '2026-W47' });
    expect(none.status).toBe(404);

    // A hand-in of an earlier release kept no deadline: it goes by the cycles of its moment.
    const stored = await database.query({ sql: "SELECT more FROM submission_step WHERE step = 'submit'", args: [] });
    const { deadline: _kept, ...more } = JSON.parse(String(stored[0]?.['more'])) as Record<string, unknown>;
    await database.exclusive((turn) =>
      turn.write([
        { sql: 'DROP TRIGGER submission_step_keeps', args: [] },
        { sql: "UPDATE submission_step SET more = ? WHERE step = 'submit'", args: [JSON.stringify(more)] },
      ]),
    );
    expect(await told()).toMatchObject({ onTime: true, period: { deadline: '2026-11-27T09:00:00.000Z' } });
  });

  it('SUBMIT every step is in the audit chain, with who took it', async () => {
    const { locked, database } = await cycle();
    await locked();
    const rows = await database.query({
      sql: "SELECT actor, action, subject FROM audit_entry WHERE action LIKE 'submission.%' ORDER BY seq",
      args: [],
    });
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { actor: 'reviewer-shiqiao', action: 'submission.submit', subject: 'shiqiao/projects/2026-W48' },
      { actor: 'office', action: 'submission.approve', subject: 'shiqiao/projects/2026-W48' },
      { actor: 'office', action: 'submission.lock', subject: 'shiqiao/projects/2026-W48' },
    ]);
  });
});
