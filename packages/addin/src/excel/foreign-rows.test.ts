import { PANE } from '@double-hundred/shared/message/pane';
import type { PlainWorkbook } from '@double-hundred/excelhost/workbook/plain-workbook';
import { expect, test } from 'vitest';
import { createMemoryServer } from '../test/memory-server.ts';
import { columnAt, FIRST_ROW, sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { openExcelPane } from './test/open-excel-pane.ts';

const SHEET = '项目台账';

function workbookOf(...projects: readonly Readonly<Record<string, string>>[]): PlainWorkbook {
  const { name, rows, merges = [] } = sampleSheet(projects.map((changes, index) => sampleProject(index + 1, changes)));
  return { sheets: [{ name, rows, merges }] };
}

/** Two units with a ledger each; the clerk of 石桥镇 pastes whole rows of 柳湾镇, hidden ids and all, below the own row. */
async function pastedFromElsewhere() {
  const server = createMemoryServer();
  const theirs = await openExcelPane(workbookOf({ projectName: '柳湾甲', remark: '柳湾内部' }, { projectName: '柳湾乙' }), {
    server,
    user: 'clerk-liuwan',
  });
  await theirs.app.send();
  const [idColumn = 0] = theirs.host.dump().sheets[0]?.hiddenColumns ?? [];
  const ids = [0, 1].map((place) => String(theirs.host.value(SHEET, FIRST_ROW + place, idColumn)));
  const before = JSON.stringify(ids.map((id) => server.rows.get(id)));
  const own = await openExcelPane(workbookOf({ projectName: '石桥甲' }), { server, user: 'clerk-shiqiao' });
  await own.app.send();
  own.host.user.insertRows(SHEET, FIRST_ROW + 1, 2);
  const lines = [0, 1].map((place) =>
    Array.from({ length: idColumn }, (_, index) => theirs.host.value(SHEET, FIRST_ROW + place, index + 1)),
  );
  own.host.user.paste(SHEET, FIRST_ROW + 1, 1, lines);
  // The clerk goes on working on one of them before sending.
  own.host.user.type(SHEET, FIRST_ROW + 1, columnAt('remark'), '石桥接手');
  const theirsOnServer = () => JSON.stringify(ids.map((id) => server.rows.get(id)));
  const nameAt = (row: number) => own.host.value(SHEET, row, columnAt('projectName'));
  return { server, own, ids, idColumn, before, theirsOnServer, nameAt };
}

test('I1 rows pasted from another unit with their hidden ids become rows of the own unit, keep what was typed, and say so', async () => {
  const { own, ids, idColumn, nameAt } = await pastedFromElsewhere();
  await own.app.send();
  const told = own.state().sending.results.filter(({ text }) => text.includes(PANE.renumbered));
  expect(told.map(({ row, rowName, tone }) => [row, rowName, tone])).toEqual([
    [FIRST_ROW + 1, '柳湾甲', 'warn'],
    [FIRST_ROW + 2, '柳湾乙', 'warn'],
  ]);
  const now = [1, 2].map((place) => own.host.value(SHEET, FIRST_ROW + place, idColumn));
  expect(now.filter((id) => typeof id === 'string' && !ids.includes(id))).toHaveLength(2);
  expect([1, 2].map((place) => nameAt(FIRST_ROW + place))).toEqual(['柳湾甲', '柳湾乙']);
  expect(own.host.value(SHEET, FIRST_ROW + 1, columnAt('remark'))).toBe('石桥接手');
  expect(own.state().sending).toMatchObject({ unsent: 0, failure: null });
});

test('I3 the rows of the other unit stay as they were on the server', async () => {
  const { server, own, ids, before, theirsOnServer } = await pastedFromElsewhere();
  await own.app.send();
  expect(theirsOnServer()).toBe(before);
  expect(server.rows.size).toBe(5);
  const added = [...server.rows]
    .filter(([id]) => !ids.includes(id))
    .map(([, { fields }]) => [fields['projectName'], fields['remark']]);
  expect(added).toContainEqual(['柳湾甲', '石桥接手']);
});

test('I1 a pasted row that has an error is renumbered, found by its place, and waits to be mended', async () => {
  const { own } = await pastedFromElsewhere();
  own.host.user.type(SHEET, FIRST_ROW + 2, columnAt('projectName'), null);
  await own.app.send();
  own.host.user.type(SHEET, FIRST_ROW + 2, columnAt('projectName'), '柳湾乙');
  await own.app.send();
  expect(own.state().sending).toMatchObject({ unsent: 0, failure: null });
});

test('I5 nothing of the other unit’s row comes back with the refusal', async () => {
  const { server, own, ids } = await pastedFromElsewhere();
  const [first = ''] = ids;
  server.changeElsewhere(first, { remark: '柳湾新内情' });
  await own.app.send();
  await own.app.send();
  expect(JSON.stringify(own.state())).not.toContain('柳湾新内情');
  expect(JSON.stringify(own.host.dump())).not.toContain('柳湾新内情');
});
