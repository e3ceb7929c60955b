import { fileStateSchema } from '@double-hundred/shared/sync/file-state';
import { FILE_STATE_KEY } from '@double-hundred/shared/workbook/state-part';
import { expect, test } from 'vitest';
import type { MemorySheetSeed } from '../memory/memory-sheet.ts';
import { openPane } from '../test/open-pane.ts';
import { columnAt, sampleProject, sampleSheet } from '../test/sample-sheet.ts';

const SHEET = '项目台账';
const projects = [sampleProject(1), sampleProject(2)];

/** A sheet as clerks keep it: two headings of their own, one column nobody knows. */
function ownSheet(): MemorySheetSeed {
  const seed = sampleSheet(projects);
  const heading = seed.rows[2]?.map((cell) => (cell === '总投资' ? '总盘子' : cell === '当前进展' ? '形象进度' : cell)) ?? [];
  return { ...seed, rows: seed.rows.map((row, index) => (index === 2 ? [...heading, '镇内编号'] : row)) };
}

const TOTAL = 'O';
type Opened = Awaited<ReturnType<typeof openPane>>;
const keptLayout = ({ sheet }: Opened) => {
  const text = sheet.workbook.state.get(FILE_STATE_KEY) ?? '';
  return text === '' ? null : fileStateSchema.parse(JSON.parse(text)).layout;
};

test('ADOPT shows every column of a clerk’s own sheet, and sends nothing before they are confirmed', async () => {
  const pane = await openPane([ownSheet()]);
  const { setup } = pane.state();
  expect(setup).toMatchObject({ sheet: SHEET, asks: true, missing: ['总投资'] });
  expect(setup?.columns.find(({ letters }) => letters === TOTAL)).toMatchObject({ heading: '总盘子', key: null });
  expect(setup?.columns.find(({ heading }) => heading === '形象进度')?.key).toBe('progress');
  await pane.app.send();
  expect(pane.state()).toMatchObject({ tab: 'findings', notice: { tone: 'warn' }, sending: { results: [] } });
  expect(pane.user.undoSteps()).toBe(0);
});

test('ADOPT remembers what was chosen inside the file and adds nothing but the hidden id column', async () => {
  const pane = await openPane([ownSheet()]);
  const before = pane.sheet.workbook.sheets.get(SHEET)?.rows.map((row) => [...(row ?? [])]);
  await pane.app.confirmColumns({ [TOTAL]: 'totalInvestmentYuan' });
  expect(pane.user.undoSteps()).toBe(1);
  expect(pane.state()).toMatchObject({ setup: null, done: { canUndo: true }, damage: [] });
  const column = (before?.[2]?.length ?? 0) + 1;
  expect(pane.user.hiddenColumns(SHEET)).toEqual([column]);
  const after = pane.sheet.workbook.sheets.get(SHEET)?.rows.map((row) => (row ?? []).slice(0, column - 1));
  expect(after?.map((row) => row.map((cell) => cell?.value ?? null))).toEqual(
    before?.map((row) => row.map((cell) => cell?.value ?? null)),
  );
  expect(keptLayout(pane)).toMatchObject({ origin: 'own', sheet: SHEET });
  await pane.app.send();
  expect(pane.state().sending).toMatchObject({ unsent: 0, failure: null });
});

test('ADOPT what is remembered wins over guessing: renamed headings and moved columns are still known', async () => {
  const pane = await openPane([ownSheet()]);
  await pane.app.confirmColumns({ [TOTAL]: 'totalInvestmentYuan' });
  pane.user.type(SHEET, 3, columnAt('investor'), '谁投的钱');
  pane.user.type(SHEET, 3, columnAt('projectName'), '名堂');
  await pane.settled();
  expect(pane.state().ledgerFailure).toBeNull();
  const again = await openPane([], { sheet: pane.sheet });
  const columns = Object.fromEntries((again.state().ledger?.columns ?? []).map(({ letters, column }) => [letters, column]));
  expect(columns).toMatchObject({ B: '项目名称', F: '投资方', [TOTAL]: '总投资' });
  expect(again.state()).toMatchObject({ setup: null, damage: [] });
});

test('ADOPT undo takes the id column and the memory out again, and the sheet is as it was', async () => {
  const pane = await openPane([ownSheet()]);
  const before = pane.sheet.workbook.sheets.get(SHEET);
  await pane.app.confirmColumns({ [TOTAL]: 'totalInvestmentYuan' });
  await pane.app.undo();
  const after = pane.sheet.workbook.sheets.get(SHEET);
  expect(after?.hiddenColumns).toEqual([]);
  expect(after?.rows.map((row) => (row ?? []).map((cell) => cell?.value ?? null))).toEqual(
    before?.rows.map((row) => (row ?? []).map((cell) => cell?.value ?? null)),
  );
  expect(keptLayout(pane)).toBeNull();
  expect(pane.state()).toMatchObject({ setup: { asks: true }, notice: { tone: 'good' } });
});

test('ADOPT undo is refused once rows have been reported', async () => {
  const pane = await openPane([ownSheet()]);
  await pane.app.confirmColumns({ [TOTAL]: 'totalInvestmentYuan' });
  await pane.app.send();
  await pane.app.undo();
  expect(keptLayout(pane)).not.toBeNull();
  expect(pane.user.hiddenColumns(SHEET)).toHaveLength(1);
});

test('ADOPT a column chosen twice, or no name column, is refused by one sentence and changes nothing', async () => {
  const pane = await openPane([ownSheet()]);
  await pane.app.confirmColumns({ [TOTAL]: 'investor' });
  expect(pane.state().notice).toMatchObject({ tone: 'bad', text: expect.stringContaining('“投资方”选了两次') });
  await pane.app.confirmColumns({ B: null });
  expect(pane.state().notice?.text).toContain('请选出哪一列是“项目名称”');
  expect(pane.user.undoSteps()).toBe(0);
  expect(keptLayout(pane)).toBeNull();
});

test('ADOPT asks nothing where every heading is the ledger’s own, and remembers the sheet with the first sending', async () => {
  const pane = await openPane([sampleSheet(projects)]);
  expect(pane.state().setup).toMatchObject({ asks: false });
  await pane.app.send();
  expect(pane.state().sending).toMatchObject({ unsent: 0 });
  expect(keptLayout(pane)).toMatchObject({ origin: 'own', sheet: SHEET });
});

test('ADOPT of two sheets with the same ledger the clerk says which one, and it is remembered', async () => {
  const other = { ...sampleSheet([sampleProject(7)]), name: '旧台账' };
  const pane = await openPane([sampleSheet(projects), other]);
  expect(pane.state().ledger).toBeNull();
  expect(pane.state().ledgerFailure).toContain('有2张同样的台账（项目台账、旧台账）');
  expect(pane.state().ledgerSheets).toEqual([SHEET, '旧台账']);
  await pane.app.findLedger('旧台账');
  expect(pane.state().ledger?.sheet).toBe('旧台账');
  await pane.app.send();
  const again = await openPane([], { sheet: pane.sheet, server: pane.server });
  expect(again.state().ledger?.sheet).toBe('旧台账');
  expect(pane.user.valueAt(SHEET, 4, columnAt('projectName'))).toBe(projects[0]?.['projectName']);
});
