import type { CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import { describe, expect, it } from 'vitest';
import { PROJECT, issueId, withIssues } from '../../testing/with-issues.ts';

const gone = { kind: 'delete' };

describe('CLOSEOUT deleting what inspectors dealt with', () => {
  it('CLOSEOUT a closed or reopened issue stays when its unit deletes it, and its day stays as it was decided', async () => {
    const { decide, pushTo, fieldsOf, desk } = await withIssues();
    await decide();
    const closed = await pushTo('issues', issueId(1), {}, { ...gone, baseRev: 3 });
    expect(closed).toMatchObject({
      status: 'forbidden',
      deleted: false,
      findings: [{ ruleId: 'NOT_ALLOWED', severity: 'error' }],
    });
    expect(closed.findings?.[0]?.message).toBe('这一行的“销号状态”是“已销号”，不能删除。');
    const day = { baseRev: 3, base: { closedDay: '2026-11-23' } };
    expect((await pushTo('issues', issueId(1), { closedDay: '2026-10-01' }, day)).findings).toMatchObject([
      { column: 'closedDay', fix: { value: '2026-11-23' } },
    ]);
    expect(await fieldsOf(issueId(1))).toMatchObject({ closeOut: '已销号', closedDay: '2026-11-23' });
    await decide({ decision: 'reopen', ground: '又被占用' });
    expect((await pushTo('issues', issueId(1), {}, { ...gone, baseRev: 4 })).status).toBe('forbidden');
    expect((await desk()).counts).toMatchObject([{ everReopened: 1 }] satisfies Partial<CloseOuts['counts'][number]>[]);
  });

  it('CLOSEOUT an issue that was sent back, or raised by an inspection, is not deleted either; one nobody looked at is', async () => {
    const { as, decide, pushTo, services } = await withIssues();
    await decide({ decision: 'reject', ground: '现场未清' });
    const back = await pushTo('issues', issueId(1), {}, { ...gone, baseRev: 3 });
    expect([back.status, back.findings?.[0]?.message]).toEqual(['forbidden', '这个问题由督查提出或经督查处理过，不能删除。']);
    const raised = await as<Inspection>('inspector', 'POST', '/api/v1/inspections', {
      unit: 'shiqiao',
      rowId: PROJECT,
      day: '2026-11-20',
      found: '桩基未开工',
      team: '督查一组',
      demand: '十日内进场',
      dueDay: '2026-12-01',
      issue: { category: '手续', sponsor: '周明远', responsiblePerson: '曹佳宁' },
    });
    const rowId = raised.body.issueRowId ?? '';
    expect(await services.syncStore.row(rowId)).toMatchObject({ deleted: false });
    expect((await pushTo('issues', rowId, {}, { ...gone, baseRev: 1 })).status).toBe('forbidden');
    expect((await pushTo('issues', issueId(2), {}, { ...gone, baseRev: 1 })).status).toBe('accepted');
  });
});
