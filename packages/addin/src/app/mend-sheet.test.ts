import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { fileStateSchema } from '@double-hundred/shared/sync/file-state';
import { templateMemory } from '@double-hundred/shared/workbook/remembered-layout';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { FILE_STATE_KEY } from '@double-hundred/shared/workbook/state-part';
import { expect, test } from 'vitest';
import { openPane } from '../test/open-pane.ts';
import { columnAt, FIRST_ROW, sampleProject } from '../test/sample-sheet.ts';
import { ID_COLUMN, sampleId, TEMPLATE_SHEET as SHEET, templateWorkbook } from '../test/template-sheet.ts';

const three = (): Readonly<Record<string, FieldValue>>[] =>
  [1, 2, 3].map((number) => sampleProject(number, { phone: '13800001111' }));
const open = (sheet: ReturnType<typeof templateWorkbook>) => openPane([], { sheet });
type Opened = Awaited<ReturnType<typeof open>>;

function keptState({ sheet }: Opened) {
  return fileStateSchema.parse(JSON.parse(sheet.workbook.state.get(FILE_STATE_KEY) ?? 'null'));
}

/** Everything a clerk wrote, by row and column; headings and ids apart. */
function contents({ user }: Opened): unknown {
  return [0, 1, 2].map((row) => projectsLedger.columns.map(({ key }) => user.valueAt(SHEET, FIRST_ROW + row, columnAt(key))));
}

test('DAMAGE none in a template as it was handed out, and nothing is asked', async () => {
  const pane = await open(templateWorkbook(three()));
  expect(pane.state()).toMatchObject({ damage: [], setup: null, ledgerFailure: null });
  expect(pane.user.undoSteps()).toBe(0);
});

test('DAMAGE a renamed heading is still the same column, and one press writes the old name back', async () => {
  const pane = await open(templateWorkbook(three()));
  pane.user.type(SHEET, FIRST_ROW - 1, columnAt('totalInvestmentYuan'), '投资盘子');
  await pane.settled();
  expect(pane.state().check.groups.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(pane.state().damage.map(({ text }) => text)).toEqual([expect.stringContaining('“投资盘子”原来是“总投资”')]);
  const before = contents(pane);
  await pane.app.mendSheet();
  expect(pane.user.valueAt(SHEET, FIRST_ROW - 1, columnAt('totalInvestmentYuan'))).toBe('总投资');
  expect(contents(pane)).toEqual(before);
  expect(pane.state()).toMatchObject({ damage: [], notice: { tone: 'good' } });
});

test('DAMAGE a deleted column comes back with what was last reported in it, so that nothing is emptied at the office', async () => {
  const pane = await open(templateWorkbook(three()));
  await pane.sheet.port.removeColumn(SHEET, columnAt('phone'));
  await pane.settled();
  expect(pane.state().damage.map(({ text }) => text)).toEqual([expect.stringContaining('填回上次上报的3行内容')]);
  await pane.app.mendSheet();
  const at = pane.state().ledger?.columns.find(({ column }) => column === '联系电话');
  expect(at?.letters).toBe('AM');
  expect([0, 1, 2].map((row) => pane.user.valueAt(SHEET, FIRST_ROW + row, 39))).toEqual(Array(3).fill('13800001111'));
  expect(pane.state()).toMatchObject({ damage: [], sending: { unsent: 0 } });
});

test('DAMAGE lost row ids are found again by what the rows say, and every row stays the same row', async () => {
  const pane = await open(templateWorkbook(three()));
  await pane.sheet.port.removeColumn(SHEET, ID_COLUMN);
  pane.user.sort(SHEET, FIRST_ROW, FIRST_ROW + 2, columnAt('progress'));
  await pane.settled();
  expect(pane.state().damage.map(({ id }) => id)).toEqual(['idMissing']);
  const before = contents(pane);
  await pane.app.mendSheet();
  expect(contents(pane)).toEqual(before);
  const ids = [0, 1, 2].map((row) => pane.user.valueAt(SHEET, FIRST_ROW + row, ID_COLUMN));
  expect(ids).toEqual([1, 2, 3].map(sampleId));
  expect(pane.user.hiddenColumns(SHEET)).toContain(ID_COLUMN);
  expect(pane.state()).toMatchObject({ damage: [], sending: { unsent: 0, missing: [] } });
});

test('DAMAGE pasted-over formats, lists, marks, a shown id column and a plain range are set up again in one step', async () => {
  const sheet = templateWorkbook(three(), {
    seed: { hiddenColumns: [], tables: [], listColumns: [], markColumns: [columnAt('uscc')] },
  });
  const pane = await open(sheet);
  pane.user.type(SHEET, FIRST_ROW, columnAt('phone'), { value: '13800001111', format: 'General' });
  await pane.settled();
  expect(pane.state().damage.map(({ id }) => id)).toEqual(['idShown', 'tableGone', 'listsLost', 'marksLost', 'formatsLost']);
  const before = contents(pane);
  const steps = pane.user.undoSteps();
  await pane.app.mendSheet();
  expect(pane.user.undoSteps()).toBe(steps + 1);
  expect(contents(pane)).toEqual(before);
  expect(pane.sheet.workbook.sheets.get(SHEET)).toMatchObject({ tables: ['dh_table_projects'], hiddenColumns: [ID_COLUMN] });
  expect(pane.state().damage).toEqual([]);
});

test('DAMAGE a renamed sheet goes on under its new name, also while the pane is open', async () => {
  const pane = await open(templateWorkbook(three(), { seed: { name: '石桥镇台账' } }));
  expect(pane.state().damage.map(({ text }) => text)).toEqual([expect.stringContaining('已改名为“石桥镇台账”')]);
  await pane.app.mendSheet();
  expect(pane.state().damage).toEqual([]);
  expect(keptState(pane).layout?.sheet).toBe('石桥镇台账');
  const { sheets } = pane.sheet.workbook;
  pane.sheet.workbook.sheets = new Map(
    [['又改名', sheets.get('石桥镇台账') ?? [...sheets.values()][0]]].flatMap(([name, value]) =>
      typeof name === 'string' && typeof value === 'object' ? [[name, value] as const] : [],
    ),
  );
  pane.sheet.workbook.active = '又改名';
  pane.sheet.workbook.hint('石桥镇台账');
  await pane.settled();
  expect(pane.state().ledger?.sheet).toBe('又改名');
  expect(pane.state().sending.unsent).toBe(0);
});

test('DAMAGE a template of an earlier version is told what is new, and gets the new columns by the same press', async () => {
  const memory = templateMemory(projectsLedger, SHEET);
  const older = { ...memory, columns: memory.columns.filter(({ key }) => key !== 'evidence') };
  const sheet = templateWorkbook(three(), { state: { schemaVersion: 0, layout: older } });
  await sheet.port.removeColumn(SHEET, columnAt('evidence'));
  const pane = await open(sheet);
  expect(pane.state().notice?.text).toContain('这份模板是第0版，台账要求已更新到第1版，新增了“佐证材料”');
  expect(keptState(pane).schemaVersion).toBe(0);
  const before = pane.user.valueAt(SHEET, FIRST_ROW, columnAt('projectName'));
  await pane.app.mendSheet();
  expect(pane.user.valueAt(SHEET, FIRST_ROW, columnAt('projectName'))).toBe(before);
  expect(pane.state().ledger?.columns.map(({ column }) => column)).toContain('佐证材料');
  expect(keptState(pane).schemaVersion).toBe(projectsLedger.version);
  expect(pane.state().damage).toEqual([]);
});

test('DAMAGE a template of an earlier version that lacks nothing simply goes on', async () => {
  const pane = await open(templateWorkbook(three(), { state: { schemaVersion: 0 } }));
  expect(pane.state()).toMatchObject({ damage: [], ledgerFailure: null });
  await pane.app.send();
  expect(pane.state().sending.failure).toBeNull();
});

test('UNIT a file of another unit is refused by one sentence, and nothing in it changes', async () => {
  const pane = await open(templateWorkbook(three(), { state: { unit: 'liuwan' } }));
  expect(pane.state().ledger).toBeNull();
  expect(pane.state().ledgerFailure).toMatch(/是柳湾.*的台账，您登录的是石桥镇，不能代报/);
  await pane.app.send();
  expect(keptState(pane).unit).toBe('liuwan');
  expect(pane.user.undoSteps()).toBe(0);
});
