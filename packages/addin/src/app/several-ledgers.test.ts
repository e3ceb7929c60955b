import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { expect, test } from 'vitest';
import { createMemorySheet } from '../memory/memory-sheet.ts';
import { ledgerSheetSeed, seedColumn } from '../test/ledger-sheet-seed.ts';
import { createMemoryServer } from '../test/memory-server.ts';
import { openPane } from '../test/open-pane.ts';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';

const PROJECTS = '项目台账';
const MILESTONES = '节点计划';
const NAME = '第0001号新材料生产项目';

const milestone = (text: string, changes = {}) => testRow('milestones', { projectRef: { text }, ...changes });
const workbook = (text = NAME) =>
  createMemorySheet([sampleSheet([sampleProject(1), sampleProject(2)]), ledgerSheetSeed('milestones', [milestone(text)])]);

test('LEDGERS a workbook with several ledgers opens the one shown, lists all, and goes over with the clerk', async () => {
  const pane = await openPane([], { sheet: workbook() });
  expect(pane.state().ledger).toMatchObject({ title: '项目总台账', sheet: PROJECTS });
  expect(pane.state().ledger?.beside).toEqual([
    { sheet: PROJECTS, title: '项目总台账' },
    { sheet: MILESTONES, title: '节点计划' },
  ]);
  pane.user.showSheet(MILESTONES);
  await pane.settled();
  expect(pane.state().ledger).toMatchObject({ title: '节点计划', sheet: MILESTONES });
  await pane.app.openSheet(PROJECTS);
  expect(pane.state().ledger).toMatchObject({ title: '项目总台账' });
});

test('M001 a milestone finds its project in the other sheet of the workbook, and a near miss is proposed', async () => {
  const pane = await openPane([], { sheet: workbook('第0001号新材料生产项日') });
  await pane.app.openSheet(MILESTONES);
  const [finding] = pane.findingsOf('M001');
  expect(finding).toMatchObject({ row: 2, fix: { text: NAME } });
  await pane.app.applyFixes([finding?.id ?? '']);
  expect(pane.user.valueAt(MILESTONES, 2, seedColumn('milestones', 'projectRef'))).toBe(NAME);
  expect(pane.findingsOf('M001')).toEqual([]);
});

test('M001 a project added in its sheet is known when the clerk comes back to the milestones', async () => {
  const pane = await openPane([], { sheet: workbook('新来的项目') });
  await pane.app.openSheet(MILESTONES);
  expect(pane.findingsOf('M001')).toHaveLength(1);
  pane.user.type(PROJECTS, 4, 2, '新来的项目');
  await pane.app.openSheet(PROJECTS);
  await pane.app.openSheet(MILESTONES);
  expect(pane.findingsOf('M001')).toEqual([]);
});

test('LEDGERS each ledger of a workbook keeps a state of its own, and both are sent and quiet afterwards', async () => {
  const sheet = workbook();
  const pane = await openPane([], { sheet });
  await pane.app.send();
  await pane.app.openSheet(MILESTONES);
  expect(pane.state().sending.unsent).toBe(1);
  await pane.app.send();
  expect([...sheet.workbook.state.keys()].sort()).toEqual(['double-hundred-ledger', 'double-hundred-ledger.milestones']);
  const sent = pane.server.pushed.at(-1);
  const [projectId] = [...pane.server.rows].find(([, row]) => row.fields['projectName'] === NAME) ?? [];
  expect(sent?.set['projectRef']).toEqual({ rowId: projectId, text: NAME });
  expect(pane.state().sending.unsent).toBe(0);
  await pane.app.openSheet(PROJECTS);
  expect(pane.state().sending.unsent).toBe(0);
  const again = await openPane([], { sheet, server: pane.server });
  await again.app.openSheet(MILESTONES);
  expect(again.state().sending.unsent).toBe(0);
});

test('M001 without the other sheet the projects the server holds are asked for', async () => {
  const server = createMemoryServer();
  const first = await openPane([sampleSheet([sampleProject(1)])], { server });
  await first.app.send();
  const pane = await openPane([ledgerSheetSeed('milestones', [milestone(NAME), milestone('没有的项目')])], { server });
  expect(pane.state().ledger).toMatchObject({ title: '节点计划' });
  expect(pane.findingsOf('M001').map(({ row }) => row)).toEqual([3]);
});

test('LEDGERS a ledger the district office keeps is for reading', async () => {
  const money = testRow('funds', { kind: '工作经费', projectRef: null, achievement: null });
  const pane = await openPane([ledgerSheetSeed('funds', [money])]);
  expect(pane.state().ledger).toMatchObject({ title: '经费与奖励', readOnly: true });
});

test('LEDGERS sending milestones sends the new projects they name first, and the references arrive with their rows', async () => {
  const pane = await openPane([], { sheet: workbook() });
  await pane.app.openSheet(MILESTONES);
  await pane.app.send();
  const ledgers = pane.server.pushed.map(({ set }) => ('projectName' in set ? 'projects' : 'milestones'));
  expect(ledgers).toEqual(['projects', 'projects', 'milestones']);
  const [projectId] = [...pane.server.rows].find(([, row]) => row.fields['projectName'] === NAME) ?? [];
  expect(pane.server.pushed.at(-1)?.set['projectRef']).toEqual({ rowId: projectId, text: NAME });
  expect(pane.state()).toMatchObject({ ledger: { title: '节点计划' }, sending: { unsent: 0, failure: null } });
  expect(pane.state().sending.summary).toBe('先上报了《项目总台账》：已上报2行。已上报1行。');
  await pane.app.openSheet(PROJECTS);
  expect(pane.state().sending.unsent).toBe(0);
});

test('LEDGERS when the projects cannot be sent the milestones wait, and the clerk is told what to do', async () => {
  const pane = await openPane([], { sheet: workbook() });
  await pane.app.openSheet(MILESTONES);
  pane.server.offline = true;
  const sending = pane.app.send();
  await pane.schedule.run(60_000);
  await sending;
  expect(pane.server.pushed).toEqual([]);
  expect(pane.state()).toMatchObject({ ledger: { title: '节点计划' }, sending: { unsent: 1, results: [] } });
  expect(pane.state().sending.failure).toMatch(/^要先上报《项目总台账》，没有成功：.+本表还没有上报，请稍后再点“上报”。$/);
});

test('M001 a project renamed in its sheet is missed by its milestones at once, and found again when named back', async () => {
  const pane = await openPane([], { sheet: workbook() });
  await pane.app.openSheet(MILESTONES);
  expect(pane.findingsOf('M001')).toEqual([]);
  const reads = pane.server.calls.length;
  for (const [name, missing] of [
    ['改了名的项目', 1],
    [NAME, 0],
  ] as const) {
    pane.user.showSheet(PROJECTS);
    pane.user.type(PROJECTS, 4, 2, name);
    await pane.settled();
    expect(pane.state().ledger?.sheet).toBe(PROJECTS);
    pane.user.showSheet(MILESTONES);
    await pane.settled();
    expect(pane.state().ledger?.sheet).toBe(MILESTONES);
    expect(pane.findingsOf('M001')).toHaveLength(missing);
  }
  expect(pane.server.calls.slice(reads).filter((call) => call.startsWith('changes'))).toEqual([]);
});

test('F006 a sheet of funds in the pane of the office, which is of no unit, takes the rows of every unit', async () => {
  const rows = ['shiqiao', 'liuwan'].map((unit) =>
    testRow('funds', { kind: '工作经费', projectRef: null, achievement: null, unit, basis: `${unit}工作经费` }),
  );
  const pane = await openPane([ledgerSheetSeed('funds', rows)], { user: 'office' });
  await pane.app.findLedger();
  expect(pane.state().ledger).toMatchObject({ title: '经费与奖励' });
  expect(pane.state().check.groups.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId))).toEqual([]);
});
