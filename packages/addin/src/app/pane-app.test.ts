import { expect, test } from 'vitest';
import { createMemorySheet } from '../memory/memory-sheet.ts';
import { columnAt, FIRST_ROW, sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { openPane } from '../test/open-pane.ts';

const SHEET = '项目台账';
const three = () => [sampleProject(1), sampleProject(2), sampleProject(3)];

test('PANE finds the ledger among titles and totals and finds nothing wrong with clean rows', async () => {
  const pane = await openPane([{ name: '说明', rows: [['填报说明']] }, sampleSheet(three())]);
  expect(pane.state().ledgerFailure).toBeNull();
  expect(pane.state().ledger).toMatchObject({ sheet: SHEET, unitName: '石桥镇' });
  expect(pane.state().check.groups.filter((group) => group.severity === 'error')).toEqual([]);
  expect(pane.state().check.rows).toBe(3);
  expect(pane.state().sending).toMatchObject({ unsent: 3, heldBack: 0 });
  expect(pane.user.undoSteps()).toBe(0);
});

test('PANE shows a finding within the settling time after a cell is typed, and writes nothing to the sheet', async () => {
  const pane = await openPane([sampleSheet(three())]);
  pane.user.type(SHEET, FIRST_ROW + 1, columnAt('projectName'), null);
  await pane.schedule.run(250);
  expect(pane.findingsOf('REQUIRED')).toMatchObject([{ row: FIRST_ROW + 1, heading: '项目名称', severity: 'error' }]);
  expect(pane.state().check.rowsWithErrors).toBe(1);
  expect(pane.user.undoSteps()).toBe(1);
});

test('PANE jumps to the cell of a finding', async () => {
  const pane = await openPane([sampleSheet(three())]);
  await pane.app.jump(FIRST_ROW + 2, 'signedDay');
  expect(pane.sheet.workbook.selected).toEqual({ sheet: SHEET, row: FIRST_ROW + 2, column: columnAt('signedDay') });
});

test('PANE applies all proposals as one step of the host, and takes them back with one press', async () => {
  const pane = await openPane([sampleSheet(three(), { '4 totalInvestmentYuan': '1.5亿', '5 totalInvestmentYuan': '2亿' })]);
  expect(pane.state().check.proposals).toHaveLength(2);
  expect(pane.state().sending.heldBack).toBe(2);
  await pane.app.applyProposals(pane.state().check.proposals.map((proposal) => proposal.id));
  await pane.settled();
  expect([4, 5].map((row) => pane.user.valueAt(SHEET, row, columnAt('totalInvestmentYuan')))).toEqual([15_000, 20_000]);
  const steps = pane.user.undoSteps();
  expect(pane.state().check.proposals).toEqual([]);
  await pane.app.undo();
  expect(pane.user.undoSteps()).toBe(steps + 1);
  expect([4, 5].map((row) => pane.user.valueAt(SHEET, row, columnAt('totalInvestmentYuan')))).toEqual(['1.5亿', '2亿']);
  expect(pane.state().check.proposals).toHaveLength(2);
});

test('PANE leaves a cell alone that the clerk changed before the proposal was pressed', async () => {
  const pane = await openPane([sampleSheet(three(), { '4 totalInvestmentYuan': '1.5亿' })]);
  const ids = pane.state().check.proposals.map((proposal) => proposal.id);
  pane.user.type(SHEET, 4, columnAt('totalInvestmentYuan'), 18_000);
  await pane.app.applyProposals(ids);
  expect(pane.user.valueAt(SHEET, 4, columnAt('totalInvestmentYuan'))).toBe(18_000);
  expect(pane.state().notice?.tone).toBe('warn');
});

test('PANE sends what may be sent, holds back rows with errors, and counts what is left', async () => {
  const pane = await openPane([sampleSheet(three(), { '5 totalInvestmentYuan': '约2亿' })]);
  await pane.app.send();
  expect(pane.server.rows.size).toBe(2);
  expect(pane.state().sending).toMatchObject({ unsent: 1, heldBack: 1, failure: null });
  expect(pane.state().sending.results.map((result) => result.status)).toEqual(['accepted', 'accepted']);
  const idColumn = pane.user.hiddenColumns(SHEET)[0] ?? 0;
  expect(pane.user.valueAt(SHEET, 3, idColumn)).toBe('行标识');
  pane.user.type(SHEET, 5, columnAt('totalInvestmentYuan'), 20_000);
  await pane.settled();
  await pane.app.send();
  expect(pane.server.rows.size).toBe(3);
  expect(pane.state().sending).toMatchObject({ unsent: 0, heldBack: 0 });
});

test('PANE keeps a reason with the row, counts the row as explained and sends the reason along', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1, { fundsInPlaceYuan: 200_000_000 })])]);
  const [finding] = pane.findingsOf('P005');
  expect(pane.state().check.rowsUnexplained).toBe(1);
  await pane.app.explain(finding?.key ?? '', 'P005', '资金提前到位');
  expect(pane.state().check.rowsUnexplained).toBe(0);
  expect(pane.findingsOf('P005')[0]?.reason).toBe('资金提前到位');
  await pane.app.send();
  expect(pane.state().sending).toMatchObject({ unsent: 0, failure: null });
});

test('PANE keeps everything when the network is gone, says so, and sends later', async () => {
  const pane = await openPane([sampleSheet(three())]);
  pane.server.offline = true;
  const sending = pane.app.send();
  await pane.schedule.run(20_000);
  await sending;
  expect(pane.state().online).toBe(false);
  expect(pane.state().sending.failure).toContain('已填内容都在表里');
  pane.user.type(SHEET, 4, columnAt('progress'), '签约后推进');
  await pane.settled();
  pane.server.offline = false;
  await pane.app.send();
  expect(pane.state().sending).toMatchObject({ unsent: 0, failure: null });
  expect([...pane.server.rows.values()].some((row) => row.fields['progress'] === '签约后推进')).toBe(true);
});

test('I2 PANE an answer lost on the way does not count a row twice', async () => {
  const pane = await openPane([sampleSheet(three())]);
  pane.server.loseNextAnswer = true;
  const sending = pane.app.send();
  await pane.schedule.run(20_000);
  await sending;
  expect([...pane.server.rows.values()].map((row) => row.rev)).toEqual([1, 1, 1]);
  expect(pane.state().sending.unsent).toBe(0);
});

test('PANE an expired session loses nothing: signing in again goes on with the sending', async () => {
  const pane = await openPane([sampleSheet(three())]);
  pane.server.expireSession();
  await pane.app.send();
  expect(pane.state()).toMatchObject({ expired: true, phase: 'working' });
  expect(pane.server.rows.size).toBe(0);
  await pane.app.signIn('clerk-shiqiao', 'demo');
  expect(pane.state().expired).toBe(false);
  expect(pane.server.rows.size).toBe(3);
});

test('I3 PANE shows a conflict side by side and settles it as the clerk chooses', async () => {
  const pane = await openPane([sampleSheet(three())]);
  await pane.app.send();
  const [rowId = ''] = [...pane.server.rows].find(([, row]) => row.fields['projectName'] === '第0001号新材料生产项目') ?? [];
  pane.server.changeElsewhere(rowId, { progress: '别人写的', place: '别处' });
  pane.user.type(SHEET, 4, columnAt('progress'), '我写的');
  pane.user.type(SHEET, 4, columnAt('place'), '我处');
  await pane.settled();
  await pane.app.send();
  expect(
    pane
      .state()
      .conflicts.map((conflict) => [conflict.heading, conflict.mineText, conflict.serverText])
      .sort(),
  ).toEqual([
    ['建设地点', '我处', '别处'],
    ['当前进展', '我写的', '别人写的'],
  ]);
  for (const conflict of pane.state().conflicts)
    pane.app.chooseSide(conflict.id, conflict.field === 'progress' ? 'mine' : 'server');
  await pane.app.resolveConflicts();
  expect(pane.state().conflicts).toEqual([]);
  expect(pane.server.rows.get(rowId)?.fields).toMatchObject({ progress: '我写的', place: '别处' });
  expect([pane.user.valueAt(SHEET, 4, columnAt('progress')), pane.user.valueAt(SHEET, 4, columnAt('place'))]).toEqual([
    '我写的',
    '别处',
  ]);
});

test('I1 PANE asks about a row that vanished; it is restored or deleted only as the clerk says', async () => {
  const pane = await openPane([sampleSheet(three())]);
  await pane.app.send();
  pane.user.deleteRows(SHEET, [5, 6]);
  await pane.settled();
  const { missing } = pane.state().sending;
  expect(missing.map((row) => row.rowName)).toEqual(['第0002号新材料生产项目', '第0003号新材料生产项目']);
  await pane.app.send();
  expect([...pane.server.rows.values()].filter((row) => row.deleted)).toEqual([]);
  await pane.app.restoreRows([missing[0]?.rowId ?? '']);
  await pane.settled();
  expect(pane.state().sending.missing).toHaveLength(1);
  expect(pane.user.valueAt(SHEET, 5, columnAt('projectName'))).toBe('第0002号新材料生产项目');
  expect(pane.user.valueAt(SHEET, 6, 1)).toBe('合计');
  await pane.app.confirmDeleted([missing[1]?.rowId ?? '']);
  expect(pane.server.rows.get(missing[1]?.rowId ?? '')?.deleted).toBe(true);
  expect(pane.state().sending).toMatchObject({ unsent: 0, missing: [] });
});

test('PANE refuses the file of another unit and says whose it is', async () => {
  const first = await openPane([sampleSheet(three())]);
  await first.app.send();
  const other = await openPane([], { user: 'clerk-liuwan', sheet: first.sheet, server: first.server });
  expect(other.state().ledger).toBeNull();
  expect(other.state().ledgerFailure).toContain('石桥镇');
});

test('I5 PANE a copy of the file takes in what the first one sent after the copy was made', async () => {
  const first = await openPane([sampleSheet(three())]);
  await first.app.send();
  const copied = createMemorySheet([]);
  copied.workbook.sheets = new Map(first.sheet.workbook.sheets);
  copied.workbook.state = new Map(first.sheet.workbook.state);
  copied.workbook.active = SHEET;
  first.user.type(SHEET, 4, columnAt('progress'), '第一份改的');
  await first.settled();
  await first.app.send();
  const copy = await openPane([], { server: first.server, sheet: copied });
  expect(copy.state().sending.unsent).toBe(0);
  await copy.app.send();
  expect(copied.user.valueAt(SHEET, 4, columnAt('progress'))).toBe('第一份改的');
  expect(copy.state().sending).toMatchObject({ failure: null, unsent: 0 });
});

test('PANE a protected sheet is told in a sentence and nothing is lost', async () => {
  const pane = await openPane([sampleSheet(three())]);
  pane.user.protect(SHEET, true);
  await pane.app.send();
  expect(pane.state().sending.failure).toContain('撤销工作表保护');
  pane.user.protect(SHEET, false);
  await pane.app.send();
  expect(pane.server.rows.size).toBe(3);
});

test('PANE the office sees totals, pulls them into a new sheet with their time, and opens a figure down to revisions', async () => {
  const clerk = await openPane([sampleSheet(three())]);
  await clerk.app.send();
  const pane = await openPane([{ name: '工作表1', rows: [] }], { user: 'office', server: clerk.server });
  expect(pane.state().tab).toBe('totals');
  expect(pane.state().totals.answer?.district).toHaveLength(4);
  await pane.app.pullFigures('totals');
  const pulled = await pane.sheet.port.read('汇总2026-11-23');
  expect(pulled.rows[1]?.[0]?.value).toBe('截至2026-11-23，自报，11月23日 09:05取自双百台账平台');
  expect(pulled.rows.slice(3).map((row) => [row?.[0]?.value, row?.[1]?.value])).toContainEqual(['石桥镇', '新签约']);
  expect(pulled.rows.at(-1)?.[0]?.value).toBe('全区');
  await pane.app.openRows('shiqiao', 'signed');
  const [row] = pane.state().totals.drill?.rows ?? [];
  await pane.app.openHistory(row?.rowId ?? '', row?.projectName ?? '');
  expect(pane.state().totals.history?.revisions).toHaveLength(1);
  expect(pane.state().totals.history?.found).toMatchObject({ rulesVersion: 1, checkedDay: '2026-11-23' });
  pane.app.closeDrill();
  pane.app.closeDrill();
  expect(pane.state().totals.drill).toBeNull();
});

test('PANE tells when the 合计 line states something else than the rows add up to', async () => {
  const pane = await openPane([sampleSheet(three())]);
  pane.user.type(SHEET, FIRST_ROW + 3, columnAt('totalInvestmentYuan'), 12_345);
  await pane.settled();
  expect(pane.findingsOf('TOTAL_LINE')).toMatchObject([{ row: FIRST_ROW + 3, severity: 'info', heading: '总投资' }]);
  pane.user.type(SHEET, FIRST_ROW + 3, columnAt('totalInvestmentYuan'), 45_000);
  await pane.settled();
  expect(pane.findingsOf('TOTAL_LINE')).toEqual([]);
});

test('PULL the office puts ranking, lights and the rows behind a figure into sheets, and refreshes the one that is open', async () => {
  const clerk = await openPane([sampleSheet(three())]);
  await clerk.app.send();
  const pane = await openPane([{ name: '工作表1', rows: [] }], { user: 'office', server: clerk.server });
  await pane.app.pullFigures('lights');
  await pane.app.openRows('shiqiao', 'signed');
  await pane.app.pullRows();
  pane.app.closeDrill();
  await pane.app.pullFigures('ranking');
  const names = (await pane.sheet.port.sheets()).map(({ name }) => name);
  expect(names).toEqual(['工作表1', '亮灯2026-11-23', '石桥镇新签约', '排名2026-11-23']);
  pane.server.scored = ['liuwan', 'shiqiao'];
  await pane.app.refreshPulled();
  const ranking = (await pane.sheet.port.read('排名2026-11-23')).rows.slice(3).map((row) => [row?.[1]?.value, row?.[2]?.value]);
  expect(ranking).toEqual(
    expect.arrayContaining([
      ['石桥镇', 2],
      ['柳湾镇', 1],
    ]),
  );
  await pane.sheet.port.select('工作表1', 1, 1);
  await pane.app.refreshPulled();
  expect(pane.state().notice?.text).toContain('没有取来的数');
});
