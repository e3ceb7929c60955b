import type { CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { Inspection, InspectionSubjects } from '@double-hundred/shared/protocol/inspections';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { signedProject, testId } from '../../testing/filling-unit.ts';
import { PROJECT, issue, issueId, withIssues } from '../../testing/with-issues.ts';

describe('INSPECT over HTTP', () => {
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
