import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import type { CloseOut, CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { Inspection, InspectionSubjects } from '@double-hundred/shared/protocol/inspections';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { SpotCheck, SpotCheckDraw } from '@double-hundred/shared/protocol/spot-checks';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';

const PROJECT = testId('r', 1);
const issueId = (number: number) => testId('r', 100 + number);

const issue = (number: number, changes: FieldChanges = {}): FieldChanges => ({
  projectRef: { rowId: PROJECT, text: '甲项目' },
  problem: `第${number}处用地未清`,
  category: '征迁',
  raisedDay: '2026-10-12',
  measure: '逐户签约',
  leadUnit: 'shiqiao',
  sponsor: '周明远',
  responsiblePerson: '曹佳宁',
  dueDay: '2026-11-15',
  closeOut: '未销号',
  ...changes,
});

/** 石桥镇 with one project and two issues, one of which its clerk asks to be closed off. */
async function withIssues() {
  const unit = await fillingUnit();
  await unit.push(PROJECT, signedProject('甲项目'));
  for (const number of [1, 2]) await unit.pushTo('issues', issueId(number), issue(number));
  const applied = await unit.pushTo('issues', issueId(1), { closeOut: '申请销号', closedDay: '2026-11-20' });
  expect(applied.status).toBe('accepted');
  const decide = (changes: object = {}) =>
    unit.as<Problem & { rev: number }>('inspector', 'POST', '/api/v1/close-outs', {
      rowId: issueId(1),
      decision: 'close',
      verifier: '林秋实',
      ground: '现场已清场',
      ...changes,
    });
  const desk = async (query = '') => (await unit.as<CloseOuts>('inspector', 'GET', `/api/v1/close-outs${query}`)).body;
  const fieldsOf = async (rowId: string) => (await unit.services.syncStore.row(rowId))?.fields ?? {};
  return { ...unit, decide, desk, fieldsOf };
}

describe('CLOSEOUT', () => {
  it('CLOSEOUT an issue applied for is closed off by another person; row, record and audit say who', async () => {
    const { desk, decide, fieldsOf, database } = await withIssues();
    expect((await desk('?state=applied')).closeOuts).toMatchObject([
      {
        problem: '第1处用地未清',
        project: '甲项目',
        appliedBy: expect.stringContaining('填报员'),
        overdueDays: 8,
        state: 'applied',
      },
    ]);
    expect((await decide()).status).toBe(200);
    expect(await fieldsOf(issueId(1))).toMatchObject({ closeOut: '已销号', verifier: '林秋实', closedDay: '2026-11-23' });
    const [counts] = (await desk()).counts;
    const none = { applied: 0, reopened: 0, everReopened: 0, reopenings: 0 };
    expect(counts).toEqual({ unitId: 'shiqiao', open: 1, closed: 1, overdue: 1, ...none });
    const audited = await database.query({ sql: "SELECT actor FROM audit_entry WHERE action = 'closeOut.close'", args: [] });
    expect(audited.map((row) => row['actor'])).toEqual(['inspector']);
  });

  it('CLOSEOUT the applicant and the responsible person cannot verify, whatever account is used', async () => {
    const { decide, desk } = await withIssues();
    const applicant = (await desk('?state=applied')).closeOuts[0]?.appliedBy ?? '';
    for (const verifier of ['曹佳宁', ' 曹 佳宁 ', applicant])
      expect((await decide({ verifier })).body, verifier).toMatchObject({ errors: [{ code: 'SAME_PERSON' }] });
  });

  it('CLOSEOUT what was not applied for is not closed off; a rejected one is open again', async () => {
    const { decide, fieldsOf } = await withIssues();
    expect((await decide({ rowId: issueId(2) })).body).toMatchObject({ errors: [{ code: 'NOT_APPLIED' }] });
    expect((await decide({ decision: 'reopen' })).body).toMatchObject({ errors: [{ code: 'NOT_CLOSED' }] });
    expect((await decide({ decision: 'reject', ground: '现场未清' })).status).toBe(200);
    expect(await fieldsOf(issueId(1))).toMatchObject({ closeOut: '未销号' });
    expect((await decide({ rowId: testId('r', 999) })).status).toBe(404);
  });

  it('CLOSEOUT row, record and audit are one transaction: when the record cannot be stored, the row stays as it was', async () => {
    const { decide, fieldsOf, database, desk } = await withIssues();
    const revisions = async () => (await database.query({ sql: 'SELECT count(*) AS n FROM row_revision', args: [] }))[0]?.['n'];
    const before = { fields: await fieldsOf(issueId(1)), revisions: await revisions() };
    const trigger = (sql: string) => database.exclusive((turn) => turn.write([{ sql, args: [] }]));
    await trigger("CREATE TRIGGER broken BEFORE INSERT ON close_out BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END");
    expect((await decide()).status).toBe(500);
    expect({ fields: await fieldsOf(issueId(1)), revisions: await revisions() }).toEqual(before);
    const audited = await database.query({ sql: "SELECT 1 FROM audit_entry WHERE action LIKE 'closeOut.%'", args: [] });
    expect(audited).toEqual([]);
    await trigger('DROP TRIGGER broken');
    expect((await decide()).status).toBe(200);
    expect((await desk('?state=closed')).closeOuts[0]?.decisions).toMatchObject([{ decision: 'close', verifier: '林秋实' }]);
  });

  it('CLOSEOUT of two who decide at the same time one is told that it is done, and one decision is kept', async () => {
    const { decide, desk } = await withIssues();
    const both = await Promise.all([decide(), decide({ verifier: '方知行' }), decide()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect((await desk('?state=closed')).closeOuts[0]?.decisions).toHaveLength(1);
  });

  it('CLOSEOUT a unit applies for an issue of its own, reads why it was sent back, and applies again', async () => {
    const { as, decide, call, signIn, fieldsOf } = await withIssues();
    const apply = (changes: object = {}) =>
      as<CloseOut & Problem>('clerk', 'POST', '/api/v1/close-outs/applications', {
        unit: 'shiqiao',
        rowId: issueId(2),
        progress: '12户已全部签约',
        ...changes,
      });
    expect((await apply()).body).toMatchObject({ state: 'applied', progress: '12户已全部签约', closedDay: '2026-11-23' });
    expect((await apply()).body).toMatchObject({ errors: [{ code: 'APPLIED_ALREADY' }] });
    await decide({ rowId: issueId(2), decision: 'reject', ground: '还有1户没有搬' });
    const own = (await as<CloseOuts>('clerk', 'GET', '/api/v1/close-outs?state=open')).body.closeOuts;
    expect(own.find(({ rowId }) => rowId === issueId(2))?.decisions).toMatchObject([
      { decision: 'reject', ground: '还有1户没有搬', verifier: '林秋实' },
    ]);
    expect((await apply({ progress: '最后1户已搬' })).status).toBe(200);
    expect(await fieldsOf(issueId(2))).toMatchObject({ closeOut: '申请销号', progress: '最后1户已搬' });
    const foreign = await call(await signIn('clerk-liuwan'), 'POST', '/api/v1/close-outs/applications', {
      unit: 'liuwan',
      rowId: issueId(2),
      progress: '代为申请',
    });
    expect([foreign.status, await foreign.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
  });

  it('CLOSEOUT inspectors know the confidential project of an issue by its code name, the office by its own', async () => {
    const { as, push, pushTo } = await withIssues();
    await push(testId('r', 7), signedProject('神秘项目', { stage: '在谈', signedDay: null, evidence: null }));
    await pushTo('issues', issueId(3), issue(3, { projectRef: { rowId: testId('r', 7), text: '神秘项目' } }));
    const seen = async (role: 'inspector' | 'districtOffice') =>
      JSON.stringify((await as(role, 'GET', '/api/v1/close-outs')).body);
    expect(await seen('inspector')).not.toContain('神秘项目');
    expect(await seen('inspector')).toContain('保密项目-');
    expect(await seen('districtOffice')).toContain('神秘项目');
  });

  it('CLOSEOUT units see their own issues only, and decide nothing', async () => {
    const { as, call, signIn } = await withIssues();
    expect((await as('clerk', 'POST', '/api/v1/close-outs', {})).status).toBe(403);
    const foreign = await call(await signIn('clerk-liuwan'), 'GET', '/api/v1/close-outs?unit=shiqiao');
    expect(((await foreign.json()) as CloseOuts).closeOuts).toEqual([]);
  });

  it('SPOTCHECK a sample of closed issues is drawn by a seed that is kept; one that does not hold is open again and counted', async () => {
    const { decide, as, fieldsOf, desk } = await withIssues();
    const path = '/api/v1/spot-checks';
    expect((await as<Problem>('inspector', 'POST', path, { size: 5 })).body).toMatchObject({ errors: [{ code: 'EMPTY_POOL' }] });
    await decide();
    const drawn = (await as<SpotCheck>('inspector', 'POST', path, { size: 5, seed: '2026-11-23' })).body;
    expect(drawn).toMatchObject({ pool: 1, size: 1, seed: '2026-11-23', items: [{ rowId: issueId(1), result: null }] });
    const results = `${path}/${drawn.id}/results`;
    const result = { rowId: issueId(1), holds: false, verifier: '林秋实', finding: '又被占用' };
    expect((await as<Problem>('inspector', 'POST', results, { ...result, rowId: issueId(2) })).body).toMatchObject({
      errors: [{ code: 'NOT_DRAWN' }],
    });
    const kept = await as<SpotCheck>('inspector', 'POST', results, result);
    expect(kept.body.items[0]?.result).toMatchObject({ holds: false, finding: '又被占用' });
    expect(await fieldsOf(issueId(1))).toMatchObject({ closeOut: '重新打开' });
    expect(await desk('?state=reopened')).toMatchObject({
      closeOuts: [{ reopenedCount: 1 }],
      counts: [{ reopened: 1, everReopened: 1 }],
    });
    expect((await as<Problem>('inspector', 'POST', results, result)).body).toMatchObject({
      errors: [{ code: 'CHECKED_ALREADY' }],
    });
  });

  it('SPOTCHECK a result and the reopening it leads to are one transaction, and nobody checks what he answers for', async () => {
    const { decide, as, fieldsOf, database, desk } = await withIssues();
    await decide();
    const drawn = (await as<SpotCheck>('inspector', 'POST', '/api/v1/spot-checks', { size: 1 })).body;
    const record = (changes: object = {}) =>
      as<Problem>('inspector', 'POST', `/api/v1/spot-checks/${drawn.id}/results`, {
        rowId: issueId(1),
        holds: false,
        verifier: '林秋实',
        finding: '又被占用',
        ...changes,
      });
    for (const holds of [true, false])
      expect((await record({ holds, verifier: '曹佳宁' })).body).toMatchObject({ errors: [{ code: 'SAME_PERSON' }] });
    const trigger = (sql: string) => database.exclusive((turn) => turn.write([{ sql, args: [] }]));
    await trigger("CREATE TRIGGER broken BEFORE INSERT ON spot_check_result BEGIN SELECT RAISE(ABORT, 'gone'); END");
    expect((await record()).status).toBe(500);
    expect(await fieldsOf(issueId(1))).toMatchObject({ closeOut: '已销号' });
    expect((await desk('?state=closed')).closeOuts[0]?.decisions).toHaveLength(1);
    await trigger('DROP TRIGGER broken');
    expect((await record()).status).toBe(200);
    expect((await desk('?state=reopened')).closeOuts[0]?.decisions.map(({ decision }) => decision)).toEqual(['close', 'reopen']);
  });

  it('SPOTCHECK a draw keeps what it was drawn from, and comes out the same when it is done again after issues changed', async () => {
    const { decide, as, pushTo } = await withIssues();
    await pushTo('issues', issueId(2), { closeOut: '申请销号', closedDay: '2026-11-21' });
    await decide();
    await decide({ rowId: issueId(2) });
    const ask = { size: 1, seed: '七区联审', units: ['shiqiao'], category: '征迁', fromDay: '2026-11-01', toDay: '2026-11-30' };
    const drawn = (await as<SpotCheck>('districtOffice', 'POST', '/api/v1/spot-checks', ask)).body;
    const { size: _size, seed: _seed, ...filter } = ask;
    expect(drawn).toMatchObject({ pool: 2, size: 1, filter });
    await decide({ rowId: drawn.items[0]?.rowId, decision: 'reopen', ground: '反弹' });
    const again = (await as<SpotCheckDraw>('inspector', 'GET', `/api/v1/spot-checks/${drawn.id}/draw`)).body;
    expect(again).toMatchObject({ seed: '七区联审', size: 1, same: true });
    expect(again.candidates.map((candidate) => candidate.drawn)).toEqual([true, false]);
    expect(again.candidates[0]?.rowId).toBe(drawn.items[0]?.rowId);
    const [first = '', second = ''] = again.candidates.map(({ hash }) => hash);
    expect(first < second).toBe(true);
    for (const outside of [{ category: '资金' }, { units: ['liuwan'] }, { toDay: '2026-11-01' }])
      expect((await as<Problem>('inspector', 'POST', '/api/v1/spot-checks', { ...ask, ...outside })).body).toMatchObject({
        errors: [{ code: 'EMPTY_POOL' }],
      });
  });

  it('SCORE counts issues opened again and demands missed by itself, and lets nobody enter them by hand', async () => {
    const { decide, as } = await withIssues();
    await decide();
    await decide({ decision: 'reopen', ground: '又被占用' });
    const found = {
      unit: 'shiqiao',
      day: '2026-11-10',
      team: '林秋实',
      found: '围挡破损',
      demand: '修好围挡',
      dueDay: '2026-11-15',
    };
    const { id } = (await as<Inspection>('inspector', 'POST', '/api/v1/inspections', found)).body;
    const items = async (role: 'districtOffice' | 'leader', asOf: string) => {
      const { units } = (await as<ScoresResponse>(role, 'GET', `/api/v1/scores?asOf=${asOf}`)).body;
      const own = units.find(({ unitId }) => unitId === 'shiqiao')?.items ?? [];
      return ['reopened', 'overdueDemand'].map((itemId) => own.find((item) => item.itemId === itemId));
    };
    expect(await items('districtOffice', '2026-11-23')).toMatchObject([
      {
        points: -1,
        trace: [{ kind: 'occurrence', counts: 'reopened', rowId: issueId(1), day: '2026-11-23', ground: '又被占用' }],
      },
      { points: -0.5, trace: [{ kind: 'occurrence', counts: 'overdueDemand', rowId: id, day: '2026-11-15' }] },
    ]);
    expect(JSON.stringify(await items('leader', '2026-11-23'))).not.toMatch(/又被占用|修好围挡/);
    expect((await items('districtOffice', '2026-11-15')).map((item) => item?.points)).toEqual([0, 0]);
    const entry = { itemId: 'reopened', unit: 'shiqiao', day: '2026-11-20', amount: 1, ground: '手工' };
    expect((await as<Problem>('districtOffice', 'POST', '/api/v1/score-entries', entry)).body).toMatchObject({
      errors: [{ code: 'ITEM_COMPUTED' }],
    });
  });

  it('INSPECT what was found is kept about a project, told to its unit, and not about a day to come', async () => {
    const { as, call, signIn } = await withIssues();
    const found = {
      unit: 'shiqiao',
      rowId: PROJECT,
      day: '2026-11-20',
      team: '区督查组林秋实',
      found: '桩基未开工',
      demand: '限期开工',
      dueDay: '2026-12-01',
    };
    const kept = await as<Inspection>('inspector', 'POST', '/api/v1/inspections', found);
    expect(kept.body).toMatchObject({ ...found, ledger: 'projects', name: '甲项目' });
    const told = await as<{ inspections: Inspection[] }>('clerk', 'GET', '/api/v1/inspections');
    expect(told.body.inspections.map(({ found: what }) => what)).toEqual(['桩基未开工']);
    const foreign = await call(await signIn('clerk-liuwan'), 'GET', '/api/v1/inspections?unit=shiqiao');
    expect(((await foreign.json()) as { inspections: unknown[] }).inspections).toEqual([]);
    const wrong = async (changes: object) =>
      (await as<Problem>('inspector', 'POST', '/api/v1/inspections', { ...found, ...changes })).body;
    expect(await wrong({ day: '2026-11-24' })).toMatchObject({ errors: [{ code: 'DAY_AHEAD' }] });
    expect(await wrong({ unit: 'liuwan' })).toMatchObject({ errors: [{ code: 'OTHER_UNIT' }] });
    expect(await wrong({ rowId: testId('r', 99) })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('INSPECT an issue raised with an inspection comes into the ledger of the unit, and its close-out meets the demand', async () => {
    const { as, decide, fieldsOf, database } = await withIssues();
    const subjects = (await as<InspectionSubjects>('inspector', 'GET', '/api/v1/inspections/subjects?unit=shiqiao')).body;
    expect(subjects.projects).toMatchObject([{ rowId: PROJECT, name: '甲项目', responsiblePerson: '姜思源' }]);
    const found = {
      unit: 'shiqiao',
      rowId: PROJECT,
      day: '2026-11-20',
      team: '区督查组林秋实',
      found: '东侧料场占道',
      demand: '清空料场',
      dueDay: '2026-11-22',
      issue: { category: '用地' },
    };
    const post = (body: object) => as<Inspection & Problem>('inspector', 'POST', '/api/v1/inspections', body);
    const wrong = async (changes: object) => (await post({ ...found, ...changes })).body.errors?.[0]?.code;
    expect(await wrong({ issue: { category: '天气' } })).toBe('CATEGORY_UNKNOWN');
    expect(await wrong({ rowId: undefined })).toBe('PROJECT_MISSING');
    expect(await wrong({ dueDay: undefined })).toBe('DEMAND_MISSING');
    expect(await wrong({ dueDay: '2026-11-19' })).toBe('DUE_BEFORE');
    const trigger = (sql: string) => database.exclusive((turn) => turn.write([{ sql, args: [] }]));
    const issues = async () => (await as<CloseOuts>('inspector', 'GET', '/api/v1/close-outs')).body.closeOuts.length;
    await trigger("CREATE TRIGGER broken BEFORE INSERT ON inspection BEGIN SELECT RAISE(ABORT, 'gone'); END");
    expect((await post(found)).status).toBe(500);
    expect(await issues()).toBe(2);
    await trigger('DROP TRIGGER broken');
    const { body } = await post(found);
    expect(body).toMatchObject({ state: 'open', overdueDays: 1, linkedIssue: { problem: '东侧料场占道', state: 'open' } });
    const raised = body.linkedIssue?.rowId ?? '';
    expect(await fieldsOf(raised)).toMatchObject({
      projectRef: { rowId: PROJECT, text: '甲项目' },
      raisedBy: '区督查组林秋实',
      measure: '清空料场',
      sponsor: '何建平',
      responsiblePerson: '姜思源',
      closeOut: '未销号',
    });
    const history = await as<{ revisions: { byName: string }[] }>('clerk', 'GET', `/api/v1/rows/${raised}/revisions`);
    expect(history.body.revisions[0]?.byName).toContain('督查');
    const reply = await as<Problem>('clerk', 'POST', `/api/v1/inspections/${body.id}/replies`, { text: '已清空' });
    expect(reply.body).toMatchObject({ errors: [{ code: 'FOLLOWS_ISSUE' }] });
    await as('clerk', 'POST', '/api/v1/close-outs/applications', { unit: 'shiqiao', rowId: raised, progress: '已清空' });
    expect((await decide({ rowId: raised })).status).toBe(200);
    const told = (await as<{ inspections: Inspection[] }>('clerk', 'GET', `/api/v1/inspections?rowId=${raised}`)).body;
    expect(told.inspections).toMatchObject([{ id: body.id, state: 'rectified', overdueDays: 0 }]);
  });

  it('LOCK a locked ledger takes issues raised by inspection and decisions about them, and no application of the unit', async () => {
    const { as, decide, fieldsOf } = await withIssues();
    const where = { unit: 'shiqiao', ledger: 'issues', period: '2026-W48' };
    for (const [role, step] of [
      ['reviewer', 'submit'],
      ['districtOffice', 'approve'],
      ['districtOffice', 'lock'],
    ] as const)
      expect((await as(role, 'POST', `/api/v1/submission/${step}`, where)).status, step).toBe(200);
    expect((await decide()).status).toBe(200);
    const found = { unit: 'shiqiao', rowId: PROJECT, day: '2026-11-22', team: '林秋实', found: '料场占道', demand: '清空料场' };
    const raised = { ...found, dueDay: '2026-11-30', issue: { category: '用地' } };
    const { body } = await as<Inspection>('inspector', 'POST', '/api/v1/inspections', raised);
    const rowId = body.linkedIssue?.rowId ?? '';
    expect(await fieldsOf(rowId)).toMatchObject({ problem: '料场占道' });
    const application = { unit: 'shiqiao', rowId, progress: '已清空' };
    const applied = await as<Problem>('clerk', 'POST', '/api/v1/close-outs/applications', application);
    expect(applied.body.detail).toContain('本期已锁定');
    expect(await fieldsOf(rowId)).toMatchObject({ closeOut: '未销号' });
  });

  it('INSPECT a unit answers a demand, the district looks again and gives another day, and each step stays', async () => {
    const { as, call, signIn, tokens, app } = await withIssues();
    const found = {
      unit: 'shiqiao',
      day: '2026-11-20',
      team: '林秋实',
      found: '值班不在岗',
      demand: '建立排班表',
      dueDay: '2026-11-22',
    };
    const { id } = (await as<Inspection>('inspector', 'POST', '/api/v1/inspections', found)).body;
    const reply = (text: string) => as<Inspection & Problem>('reviewer', 'POST', `/api/v1/inspections/${id}/replies`, { text });
    const followUp = (body: object) =>
      as<Inspection & Problem>('inspector', 'POST', `/api/v1/inspections/${id}/follow-ups`, body);
    expect((await reply('已排班')).body).toMatchObject({ state: 'replied', overdueDays: 1 });
    const again = await followUp({ rectified: false, text: '夜班仍空', dueDay: '2026-11-30' });
    expect(again.body).toMatchObject({ state: 'open', overdueDays: 0, dueDay: '2026-11-30' });
    await reply('夜班已补');
    const met = await followUp({ rectified: true, text: '现场抽查在岗' });
    expect(met.body.steps.map(({ step, text }) => `${step} ${text}`)).toEqual([
      'reply 已排班',
      'notYet 夜班仍空',
      'reply 夜班已补',
      'rectified 现场抽查在岗',
    ]);
    expect((await reply('再补')).body).toMatchObject({ errors: [{ code: 'RECTIFIED_ALREADY' }] });
    const foreign = await call(await signIn('clerk-liuwan'), 'POST', `/api/v1/inspections/${id}/replies`, { text: '代答' });
    const absent = await call(await signIn('clerk-liuwan'), 'POST', `/api/v1/inspections/${testId('i', 9)}/replies`, {
      text: '代答',
    });
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    const upload = (role: 'inspector' | 'clerk', name: string) =>
      app.request(`/api/v1/inspections/${id}/evidence?name=${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[role]}`, 'content-type': 'application/octet-stream' },
        body: `%PDF-1.7\n${name}\n%%EOF`,
      });
    const photo = (await (await upload('inspector', 'photo.pdf')).json()) as Evidence;
    await upload('clerk', 'roster.pdf');
    const files = (await as<{ evidence: Evidence[] }>('clerk', 'GET', `/api/v1/inspections/${id}/evidence`)).body.evidence;
    expect(files.map(({ name }) => name).sort()).toEqual(['photo.pdf', 'roster.pdf']);
    const taken = await as<Problem>('clerk', 'POST', `/api/v1/evidence/${photo.id}/removal`, { reason: '不好看' });
    expect(taken.status).toBe(403);
    expect((await call(await signIn('clerk-liuwan'), 'GET', `/api/v1/evidence/${photo.id}`)).status).toBe(404);
    expect((await call(tokens.clerk, 'GET', `/api/v1/evidence/${photo.id}`)).status).toBe(200);
    const [listed] = (await as<{ inspections: Inspection[] }>('inspector', 'GET', '/api/v1/inspections')).body.inspections;
    expect(listed).toMatchObject({ id, files: 2, state: 'rectified' });
  });

  it('EVIDENCE an inspector sees the files of an issue of an open project, and none of a confidential one', async () => {
    const { push, pushTo, tokens, app, as } = await withIssues();
    await push(testId('r', 7), signedProject('神秘项目', { stage: '在谈', signedDay: null, evidence: null }));
    await pushTo('issues', issueId(3), issue(3, { projectRef: { rowId: testId('r', 7), text: '神秘项目' } }));
    const upload = async (rowId: string) =>
      (
        await app.request(`/api/v1/rows/${rowId}/evidence?name=a.pdf`, {
          method: 'POST',
          headers: { authorization: `Bearer ${tokens.clerk}`, 'content-type': 'application/octet-stream' },
          body: `%PDF-1.7\n${rowId}\n%%EOF`,
        })
      ).json() as Promise<Evidence>;
    const [open, hidden] = [await upload(issueId(1)), await upload(issueId(3))];
    const read = async (id: string) =>
      (await app.request(`/api/v1/evidence/${id}`, { headers: { authorization: `Bearer ${tokens.inspector}` } })).status;
    expect([await read(open.id), await read(hidden.id)]).toEqual([200, 403]);
    expect((await as('inspector', 'GET', `/api/v1/rows/${issueId(1)}/findings`)).body).toMatchObject({ rowId: issueId(1) });
  });
});
