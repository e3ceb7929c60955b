import { testProject } from '@double-hundred/shared/testing/project';
import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { describe, expect, it } from 'vitest';
import { ledgerDesk, told, wireId } from '../../testing/ledger-desk.ts';
import { CLERK, NAME, PROJECT, UNIT, unlinked, withProject } from '../../testing/unit-with-project.ts';

describe('references on the server', () => {
  it('M001 a milestone of an unknown project is refused with the closest name, and one of a known project gets its row', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const wrong = unlinked('milestones', { projectRef: { text: '晟霖碳纤维复合材料研发与制造项目' } });
    const [refused] = await desk.push({ rowId: wireId('r', 2), set: wrong });
    expect(refused?.status).toBe('invalid');
    expect(refused?.findings?.[0]).toMatchObject({ ruleId: 'M001', fix: { value: { rowId: PROJECT, text: NAME } } });
    const [taken] = await desk.push({ rowId: wireId('r', 3), set: unlinked('milestones') });
    expect(taken).toMatchObject({ status: 'accepted', fields: { projectRef: { rowId: PROJECT, text: NAME } } });
  });

  it('M001 a project of another unit is unknown, whether by name or by row', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, 'clerk-bailu', 'bailu', 'milestones');
    const named = unlinked('milestones', { leadUnit: 'bailu' });
    const byRow = { ...named, projectRef: { rowId: PROJECT, text: NAME } };
    const results = await desk.push({ rowId: wireId('r', 4), set: named }, { rowId: wireId('r', 5), set: byRow });
    expect(told(results)).toEqual(['invalid M001 error projectRef', 'invalid M001 error projectRef']);
    expect(JSON.stringify(results)).not.toContain('fix');
  });

  it('REFERENCE renaming a project renames it in every ledger that refers to it, as a revision files pull like any other', async () => {
    const { server, projects } = await withProject();
    const milestones = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const issues = await ledgerDesk(server, CLERK, UNIT, 'issues');
    await milestones.push({ rowId: wireId('r', 2), set: unlinked('milestones') });
    await issues.push({ rowId: wireId('r', 3), set: unlinked('issues') });
    const renamed = { projectName: '晟霖高性能碳纤维项目' };
    expect(told(await projects.push({ rowId: PROJECT, set: renamed, base: { projectName: NAME }, baseRev: 1 }))).toEqual([
      'accepted',
    ]);
    for (const [desk, rowId] of [
      [milestones, wireId('r', 2)],
      [issues, wireId('r', 3)],
    ] as const) {
      expect((await desk.pull()).get(rowId)).toMatchObject({
        rev: 2,
        fields: { projectRef: { rowId: PROJECT, text: '晟霖高性能碳纤维项目' } },
      });
    }
    const edited = { rowId: wireId('r', 2), set: { remark: '照旧' }, base: { remark: null }, baseRev: 2 };
    expect(told(await milestones.push(edited))).toEqual(['accepted']);
  });

  it('M002 the day a project was signed is looked up in its own ledger', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const early = unlinked('milestones', { actualDay: '2026-03-01' });
    expect(told(await desk.push({ rowId: wireId('r', 2), set: early }))).toEqual(['accepted M002 explain actualDay']);
  });

  it('M004 an overdue milestone informs until an issue of its project is there', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const overdue = unlinked('milestones', { plannedDay: '2026-11-20' });
    expect(told(await desk.push({ rowId: wireId('r', 2), set: overdue }))).toEqual(['accepted M004 info plannedDay']);
    const issues = await ledgerDesk(server, CLERK, UNIT, 'issues');
    expect(told(await issues.push({ rowId: wireId('r', 3), set: unlinked('issues') }))).toEqual(['accepted']);
    const again = { rowId: wireId('r', 2), set: { remark: '已登记问题' }, base: { remark: null }, baseRev: 1 };
    expect(told(await desk.push(again))).toEqual(['accepted']);
  });
});

describe('rows that hang together', () => {
  it('M005 weights sent together are judged together, and later ones anew with those stored', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const part = (number: number, weight: number) => ({
      rowId: wireId('r', number),
      set: unlinked('milestones', { milestone: `节点${number}`, weight }),
    });
    expect(told(await desk.push(part(2, 3_000), part(3, 7_000)))).toEqual(['accepted', 'accepted']);
    expect(told(await desk.push(part(4, 1_000)))).toEqual(['accepted']);
    const first = async () => (await server.services.syncStore.row(wireId('r', 2))) ?? { unexplained: null, findings: [] };
    expect(await first()).toMatchObject({ unexplained: true, findings: [{ ruleId: 'M005', severity: 'explain' }], rev: 1 });
    const lowered = { rowId: wireId('r', 3), set: { weight: 6_000 }, base: { weight: 7_000 }, baseRev: 1 };
    expect(told(await desk.push(lowered))).toEqual(['accepted']);
    expect(await first()).toMatchObject({ unexplained: false, findings: [], rev: 1 });
  });

  it('M005 a reason sent with the first row of the project stands', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const row = { rowId: wireId('r', 2), set: unlinked('milestones', { weight: 3_000 }), explanations: { M005: '二期节点待定' } };
    expect(told(await desk.push(row))).toEqual(['accepted M005 explain weight']);
    expect(await server.services.syncStore.row(wireId('r', 2))).toMatchObject({ unexplained: false });
  });

  it('X002 a month below the one before is refused, also against a later month that is stored', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'indicators');
    const month = (number: number, of: string, yuan: number) => ({
      rowId: wireId('r', number),
      set: testRow('indicators', { month: of, fixedAssetInvestmentYuan: yuan }),
    });
    const results = await desk.push(month(2, '2026-09', 1_286_000_000), month(3, '2026-10', 1_200_000_000));
    expect(told(results)).toEqual(['accepted', 'invalid X002 error fixedAssetInvestmentYuan']);
    expect(told(await desk.push(month(4, '2026-08', 1_300_000_000)))).toEqual(['invalid X002 error fixedAssetInvestmentYuan']);
    expect(told(await desk.push(month(5, '2026-08', 1_200_000_000)))).toEqual(['accepted']);
  });

  it('X002 a fall across a month without that figure is refused, and an edit judges the later months anew', async () => {
    const { server } = await withProject();
    const desk = await ledgerDesk(server, CLERK, UNIT, 'indicators');
    const month = (number: number, of: string, yuan: number | null) => ({
      rowId: wireId('r', number),
      set: testRow('indicators', { month: of, fixedAssetInvestmentYuan: yuan }),
    });
    await desk.push(month(2, '2026-07', 1_300_000_000), month(3, '2026-08', null));
    const fall = month(4, '2026-09', 1_290_000_000);
    expect(told(await desk.push(fall))).toEqual(['invalid X002 error fixedAssetInvestmentYuan']);
    expect(told(await desk.push(month(5, '2026-09', 1_310_000_000)))).toEqual(['accepted']);
    const more = { fixedAssetInvestmentYuan: 1_320_000_000 };
    const base = { fixedAssetInvestmentYuan: 1_300_000_000 };
    expect(told(await desk.push({ rowId: wireId('r', 2), set: more, base, baseRev: 1 }))).toEqual(['accepted']);
    const later = await server.services.syncStore.row(wireId('r', 5));
    expect([later?.rev, later?.findings.map(({ ruleId }) => ruleId)]).toEqual([1, ['X002']]);
  });

  it('F002 the same achievement is not paid twice, and F001 not before it is verified', async () => {
    const { server } = await withProject({ signedDay: '2026-10-12' });
    const office = await ledgerDesk(server, 'office', UNIT, 'funds');
    const bonus = unlinked('funds');
    expect(told(await office.push({ rowId: wireId('r', 2), set: bonus }))).toEqual(['invalid F001 error projectRef']);
    const verified = await server.call(await server.signIn('office'), 'POST', '/api/v1/verifications', {
      rowId: PROJECT,
      kind: 'signed',
      basis: 'verified',
      decision: 'confirm',
      day: '2026-10-12',
      ground: '合同原件已核',
    });
    expect(verified.status).toBeLessThan(300);
    expect(told(await office.push({ rowId: wireId('r', 3), set: bonus }))).toEqual(['accepted']);
    expect(told(await office.push({ rowId: wireId('r', 4), set: bonus }))).toEqual(['invalid F002 error achievement']);
  });
});

describe('who sets what', () => {
  it('AUTH funds are kept by the district office: a unit reads its own and changes nothing', async () => {
    const { server } = await withProject();
    const office = await ledgerDesk(server, 'office', UNIT, 'funds');
    const money = testRow('funds', { kind: '工作经费', projectRef: null, achievement: null });
    expect(told(await office.push({ rowId: wireId('r', 2), set: money }))).toEqual(['accepted']);
    const clerk = await ledgerDesk(server, CLERK, UNIT, 'funds');
    expect([...(await clerk.pull()).keys()]).toEqual([wireId('r', 2)]);
    const [refused] = await clerk.push({ rowId: wireId('r', 3), set: money });
    expect(refused).toMatchObject({ status: 'forbidden', findings: [{ ruleId: 'NOT_ALLOWED' }] });
    expect(refused?.findings?.[0]?.message).toContain('由区专班填报');
    const gone = { rowId: wireId('r', 2), kind: 'delete', set: {}, baseRev: 1 } as const;
    expect(told(await clerk.push(gone))).toEqual(['forbidden NOT_ALLOWED error ']);
    const inspector = await ledgerDesk(server, 'inspector', UNIT, 'funds');
    expect((await inspector.post('commit', [{ rowId: wireId('r', 4), set: money }])).status).toBe(403);
  });

  it('AUTH an issue is closed off by an inspector, who sets nothing else; the unit applies and cannot close or undo it', async () => {
    const { server } = await withProject();
    const clerk = await ledgerDesk(server, CLERK, UNIT, 'issues');
    const inspector = await ledgerDesk(server, 'inspector', UNIT, 'issues');
    const rowId = wireId('r', 2);
    expect(told(await clerk.push({ rowId, set: unlinked('issues', { verifier: '林秋实' }) }))).toEqual([
      'forbidden NOT_ALLOWED error verifier',
    ]);
    expect(told(await clerk.push({ rowId, set: unlinked('issues') }))).toEqual(['accepted']);
    const applied = { closeOut: '申请销号', closedDay: '2026-11-20' };
    const base = { closeOut: '未销号', closedDay: null };
    expect(told(await clerk.push({ rowId, set: { ...applied, closeOut: '已销号' }, base, baseRev: 1 }))).toEqual([
      'forbidden NOT_ALLOWED error closeOut',
    ]);
    expect(told(await clerk.push({ rowId, set: applied, base, baseRev: 1 }))).toEqual(['accepted']);
    const closing = {
      rowId,
      set: { closeOut: '已销号', verifier: '林秋实' },
      base: { closeOut: '申请销号', verifier: null },
      baseRev: 2,
    };
    const overreach = { ...closing, set: { ...closing.set, problem: '另一个问题' }, base: { ...closing.base, problem: null } };
    expect(told(await inspector.push(overreach))).toEqual(['forbidden NOT_ALLOWED error problem']);
    const himself = { ...closing, set: { ...closing.set, verifier: '曹佳宁' } };
    expect(told(await inspector.push(himself))).toEqual(['invalid I005 error verifier']);
    expect(told(await inspector.push(closing))).toEqual(['accepted']);
    const undo = { rowId, set: { closeOut: '未销号' }, base: { closeOut: '已销号' }, baseRev: 3 };
    expect(told(await clerk.push(undo))).toEqual(['forbidden NOT_ALLOWED error closeOut']);
    const [added] = await inspector.push({ rowId: wireId('r', 3), set: unlinked('issues') });
    expect(added?.status).toBe('forbidden');
  });

  it('I002 how often an issue was reopened is counted by the server', async () => {
    const { server } = await withProject();
    const clerk = await ledgerDesk(server, CLERK, UNIT, 'issues');
    const office = await ledgerDesk(server, 'office', UNIT, 'issues');
    const rowId = wireId('r', 2);
    await clerk.push({ rowId, set: unlinked('issues', { closeOut: '申请销号', closedDay: '2026-11-20' }) });
    let rev = 1;
    for (const [from, to] of [
      ['申请销号', '已销号'],
      ['已销号', '重新打开'],
      ['重新打开', '已销号'],
      ['已销号', '重新打开'],
    ] as const) {
      const [result] = await office.push({ rowId, set: { closeOut: to }, base: { closeOut: from }, baseRev: rev });
      expect(result?.status).toBe('accepted');
      rev += 1;
    }
    expect((await clerk.pull()).get(rowId)?.fields).toMatchObject({ closeOut: '重新打开', reopenedCount: 2 });
    const typed = { rowId, set: { reopenedCount: 0 }, base: { reopenedCount: 2 }, baseRev: rev };
    expect(told(await clerk.push(typed))).toEqual(['invalid I006 explain closedDay I002 error reopenedCount']);
  });

  it('I002 clearing the cell of the count clears nothing: the count is told again and goes on', async () => {
    const { server } = await withProject();
    const clerk = await ledgerDesk(server, CLERK, UNIT, 'issues');
    const office = await ledgerDesk(server, 'office', UNIT, 'issues');
    const rowId = wireId('r', 2);
    const closed = { closeOut: '申请销号', closedDay: '2026-11-20' };
    await clerk.push({ rowId, set: unlinked('issues', closed) });
    const to = (from: string, closeOut: string, baseRev: number) =>
      office.push({ rowId, set: { closeOut }, base: { closeOut: from }, baseRev });
    await to('申请销号', '已销号', 1);
    await to('已销号', '重新打开', 2);
    const cleared = { rowId, set: { reopenedCount: null }, base: { reopenedCount: 1 }, baseRev: 3 };
    expect(await clerk.push(cleared)).toMatchObject([{ status: 'noop', rev: 3, fields: { reopenedCount: 1 } }]);
    const beside = { ...cleared, set: { reopenedCount: null, remark: '照旧' }, base: { reopenedCount: 1, remark: null } };
    expect(await clerk.push(beside)).toMatchObject([{ status: 'accepted', fields: { reopenedCount: 1, remark: '照旧' } }]);
    await to('重新打开', '已销号', 4);
    await to('已销号', '重新打开', 5);
    expect((await clerk.pull()).get(rowId)?.fields).toMatchObject({ closeOut: '重新打开', reopenedCount: 2 });
  });

  it('M008 the baseline is frozen for the unit and open to the district office', async () => {
    const { server } = await withProject();
    const clerk = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const office = await ledgerDesk(server, 'office', UNIT, 'milestones');
    const rowId = wireId('r', 2);
    await clerk.push({ rowId, set: unlinked('milestones') });
    const later = { rowId, set: { baselineDay: '2026-12-05' }, base: { baselineDay: '2026-11-25' }, baseRev: 1 };
    expect(told(await clerk.push(later))).toEqual(['invalid M008 error baselineDay']);
    expect(told(await office.push({ ...later, set: { plannedDay: '2026-12-05' }, base: { plannedDay: '2026-11-28' } }))).toEqual([
      'forbidden NOT_ALLOWED error plannedDay',
    ]);
    expect(told(await office.push(later))).toEqual(['accepted']);
  });

  it('AUTH rows of projects stay the units’ own: the district office is refused before anything is read', async () => {
    const { server } = await withProject();
    const office = await ledgerDesk(server, 'office', UNIT, 'projects');
    const response = await office.post('commit', [{ rowId: PROJECT, set: { remark: '代改' }, baseRev: 1 }]);
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'ROLE_FORBIDDEN' }]);
  });
});

describe('what others do not see', () => {
  it('P020 a code another unit has too is told without one byte of that unit’s row', async () => {
    const { server, projects } = await withProject();
    const own = testProject('签约', {
      projectName: '白鹭湖畔冷链项目',
      investor: '苏陵白鹭冷链股份有限公司',
      company: '江湾白鹭冷链有限公司',
      content: '新建冷库两座。',
      place: '白鹭镇湖滨路1号',
      hostUnit: 'bailu',
      introducingUnit: 'bailu',
      totalInvestmentYuan: 123_456_700,
      fixedAssetInvestmentYuan: 98_765_400,
      fundsInPlaceYuan: 1_234_500,
      signedDay: '2026-10-11',
      plannedStartDay: '2026-12-20',
      sponsor: '许启航',
      responsiblePerson: '何磊',
      phone: '13700001234',
      progress: '冷库选址已定。',
      evidence: '江招合〔2026〕77号',
    });
    const desk = await ledgerDesk(server, 'clerk-bailu', 'bailu', 'projects');
    const rowId = wireId('r', 9);
    const pushed = await (await desk.post('commit', [{ rowId, set: own }])).text();
    const [result] = (JSON.parse(pushed) as { results: { status: string; findings: { ruleId: string; column: string }[] }[] })
      .results;
    expect(result?.status).toBe('accepted');
    expect(result?.findings.map(({ ruleId, column }) => `${ruleId} ${column}`)).toEqual(['P020 projectCode', 'P020 uscc']);
    const everything = [
      pushed,
      await (await desk.post('validate', [{ rowId: wireId('r', 10), set: own }])).text(),
      await desk.get('/api/v1/changes?unit=bailu&ledger=projects&epoch=e1'),
      await desk.get(`/api/v1/rows/${rowId}/revisions`),
      await desk.get('/api/v1/quarantine?unit=bailu&ledger=projects'),
      await desk.get('/api/v1/conflicts?unit=bailu&ledger=projects'),
      await desk.get(`/api/v1/mutations?ids=${wireId('m', 1)}`),
      await desk.get('/api/v1/totals'),
      await desk.get('/api/v1/totals/rows?unit=bailu'),
    ].join('\n');
    const theirs = (await projects.pull()).get(PROJECT)?.fields ?? {};
    const shared = new Set(Object.entries(own).map(([key, value]) => `${key} ${JSON.stringify(value)}`));
    const secrets = Object.entries(theirs).filter(([key, value]) => !shared.has(`${key} ${JSON.stringify(value)}`));
    expect(secrets.length).toBeGreaterThan(12);
    for (const [key, value] of secrets) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      expect([key, everything.includes(text)]).toEqual([key, false]);
    }
    expect(everything).not.toContain(PROJECT);
    expect(everything).not.toContain('clerk-shiqiao');
  });

  it('P020 asks nothing of a row whose code only its own unit has, nor once the other row is deleted', async () => {
    const { server, projects } = await withProject();
    const base = testProject('签约', { projectName: NAME });
    const gone = { rowId: PROJECT, kind: 'delete', set: {}, base, baseRev: 1 } as const;
    expect(told(await projects.push(gone))).toEqual(['accepted']);
    const desk = await ledgerDesk(server, 'clerk-bailu', 'bailu', 'projects');
    const own = testProject('签约', { hostUnit: 'bailu', introducingUnit: 'bailu' });
    expect(told(await desk.push({ rowId: wireId('r', 9), set: own }))).toEqual(['accepted']);
  });

  it('MASK an inspector sees a code name where a row refers to an early project, in every answer', async () => {
    const { server } = await withProject({ projectName: '滨江秘密工程' }, '在谈');
    const clerk = await ledgerDesk(server, CLERK, UNIT, 'issues');
    const rowId = wireId('r', 2);
    await clerk.push({
      rowId,
      set: unlinked('issues', { projectRef: { text: '滨江秘密工程' }, closeOut: '申请销号', closedDay: '2026-11-20' }),
    });
    await clerk.push({ rowId: wireId('r', 3), set: unlinked('issues', { projectRef: { text: '滨江秘密工稜' } }) });
    const inspector = await ledgerDesk(server, 'inspector', UNIT, 'issues');
    const closed = { rowId, set: { closeOut: '已销号' }, base: { closeOut: '申请销号' }, baseRev: 1 };
    const answer = await (await inspector.post('commit', [closed])).text();
    expect(JSON.parse(answer)).toMatchObject({ results: [{ status: 'accepted', fields: { closeOut: '已销号' } }] });
    const everything = [
      answer,
      await inspector.get(`/api/v1/changes?unit=${UNIT}&ledger=issues&epoch=e1`),
      await inspector.get(`/api/v1/rows/${rowId}/revisions`),
      await inspector.get(`/api/v1/quarantine?unit=${UNIT}&ledger=issues`),
    ].join('\n');
    expect(everything).toContain('保密项目-');
    expect(everything).not.toContain('滨江秘密工');
    expect((await clerk.pull()).get(rowId)?.fields['projectRef']).toMatchObject({ text: '滨江秘密工程' });
  });
});
