import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { CloseOuts, Inspection, SpotCheck } from '@double-hundred/shared/protocol/inspections';
import type { Problem } from '@double-hundred/shared/protocol/problem';
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
    expect(counts).toEqual({ unitId: 'shiqiao', open: 1, applied: 0, closed: 1, reopened: 0, overdue: 1, everReopened: 0 });
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
});
