import type { CloseOut, CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { signedProject, testId } from '../../testing/filling-unit.ts';
import { issue, issueId, withIssues } from '../../testing/with-issues.ts';

describe('CLOSEOUT over HTTP', () => {
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
});
