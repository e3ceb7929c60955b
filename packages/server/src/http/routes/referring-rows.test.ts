import { testProject } from '@double-hundred/shared/testing/project';
import { describe, expect, it } from 'vitest';
import { ledgerDesk, told, wireId } from '../../testing/ledger-desk.ts';
import { CLERK, PROJECT, UNIT, unlinked, withProject } from '../../testing/unit-with-project.ts';

describe('rows that hang on another ledger', () => {
  const found = async ({ services }: Awaited<ReturnType<typeof withProject>>['server'], number: number) => {
    const row = await services.syncStore.row(wireId('r', number));
    return { rev: row?.rev, findings: row?.findings.map(({ ruleId }) => ruleId) };
  };

  it('M002 a milestone that stands is judged anew when the signing of its project moves, without a revision', async () => {
    const { server, projects } = await withProject({ signedDay: '2026-09-15' });
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    await desk.push({ rowId: wireId('r', 2), set: unlinked('milestones', { actualDay: '2026-10-15' }) });
    expect(await found(server, 2)).toEqual({ rev: 1, findings: [] });
    const later = { rowId: PROJECT, set: { signedDay: '2026-10-20' }, base: { signedDay: '2026-09-15' }, baseRev: 1 };
    expect(told(await projects.push(later))).toEqual(['accepted']);
    expect(await found(server, 2)).toEqual({ rev: 1, findings: ['M002'] });
    expect(await server.services.syncStore.row(wireId('r', 2))).toMatchObject({ unexplained: true });
    const back = { rowId: PROJECT, set: { signedDay: '2026-09-15' }, base: { signedDay: '2026-10-20' }, baseRev: 2 };
    expect(told(await projects.push(back))).toEqual(['accepted']);
    expect(await found(server, 2)).toEqual({ rev: 1, findings: [] });
  });

  const goneFrom = async (desk: Awaited<ReturnType<typeof ledgerDesk>>, rowId: string) => {
    const { rev: baseRev = 0, fields: base = {} } = (await desk.pull()).get(rowId) ?? {};
    return { rowId, kind: 'delete', baseRev, base, set: {} } as const;
  };

  it('M001 rows of a project that was deleted say so at once, and no longer when it is restored', async () => {
    const { server, projects } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    await desk.push({ rowId: wireId('r', 2), set: unlinked('milestones') });
    expect(told(await projects.push(await goneFrom(projects, PROJECT)))).toEqual(['accepted']);
    expect(await found(server, 2)).toEqual({ rev: 1, findings: ['M001'] });
    await projects.push({ rowId: PROJECT, kind: 'restore', baseRev: 2, set: {} });
    expect(await found(server, 2)).toEqual({ rev: 1, findings: [] });
  });

  it('M004 a late milestone is silent as soon as an issue of its project is raised, and speaks when that goes', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    await desk.push({ rowId: wireId('r', 2), set: unlinked('milestones', { plannedDay: '2026-11-20' }) });
    expect(await found(server, 2)).toEqual({ rev: 1, findings: ['M004'] });
    const issues = await ledgerDesk(server, CLERK, UNIT, 'issues');
    await issues.push({ rowId: wireId('r', 3), set: unlinked('issues') });
    expect(await found(server, 2)).toEqual({ rev: 1, findings: [] });
    expect(told(await issues.push(await goneFrom(issues, wireId('r', 3))))).toEqual(['accepted']);
    expect(await found(server, 2)).toEqual({ rev: 1, findings: ['M004'] });
  });

  it('F001 a paid bonus says so when the confirmation is withdrawn, or lapses by an edit of the project', async () => {
    const { server, projects } = await withProject({ signedDay: '2026-10-12' });
    const token = await server.signIn('office');
    const decide = (decision: string) =>
      server.call(token, 'POST', '/api/v1/verifications', {
        rowId: PROJECT,
        kind: 'signed',
        basis: 'verified',
        decision,
        day: '2026-10-12',
        ground: '合同原件已核',
      });
    const found = async () => (await server.services.syncStore.row(wireId('r', 2)))?.findings.map(({ ruleId }) => ruleId);
    expect((await decide('confirm')).status).toBe(200);
    const office = await ledgerDesk(server, 'office', UNIT, 'funds');
    expect(told(await office.push({ rowId: wireId('r', 2), set: unlinked('funds') }))).toEqual(['accepted']);
    expect(await found()).toEqual([]);
    expect((await decide('withdraw')).status).toBe(200);
    expect(await found()).toEqual(['F001']);
    expect((await decide('confirm')).status).toBe(200);
    expect(await found()).toEqual([]);
    const smaller = { totalInvestmentYuan: 110_000_000 };
    const base = { totalInvestmentYuan: testProject('签约')['totalInvestmentYuan'] ?? null };
    expect(told(await projects.push({ rowId: PROJECT, set: smaller, base, baseRev: 1 }))[0]).toMatch(/^accepted/u);
    expect(await found()).toEqual(['F001']);
  });
});
