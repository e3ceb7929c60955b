import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { pulledTexts } from '@double-hundred/shared/message/pulled';
import { expect, test } from 'vitest';
import { lightsTable } from '../app/pulled/lights-table.ts';
import type { PulledTable } from '../app/pulled/pulled-table.ts';
import { putTable } from '../app/pulled/put-table.ts';
import { refreshBlock } from '../app/pulled/refresh-blocks.ts';
import { openExcelHost } from './test/open-excel-host.ts';

const TABLE: PulledTable = {
  sheetName: '汇总2026-11-23',
  title: '全区汇总',
  source: `截至2026-11-23，核定，11月23日 09:05${pulledTexts.sourceMark}`,
  columns: [
    { heading: '单位', format: '@' },
    { heading: '个数', format: '#,##0' },
    { heading: '完成率', format: '0.0%' },
  ],
  nameColumns: 1,
  rows: [
    { id: 'bailu', cells: ['=1+1', 1, 0.5] },
    { id: 'shiqiao', cells: ['石桥镇', 2, 1] },
    { id: 'district', cells: ['全区', 3, 0.75] },
  ],
};

/** The pulled table in the in-memory Excel, driven by the real client, with a formula of the office beside each row. */
async function pulledInExcel() {
  const { host, port } = openExcelHost({ sheets: [{ name: '工作表1', rows: [] }] }, { excelApi: '1.14', build: 'web' });
  const sheet = await putTable(port, TABLE, 'q1');
  for (const row of [4, 5, 6]) host.user.type(sheet, row, 5, `=B${row}*10`);
  return { host, port, sheet };
}

const later: PulledTable = {
  ...TABLE,
  rows: [
    { id: 'bailu', cells: ['=1+1', 4, 0.9] },
    { id: 'shiqiao', cells: ['石桥镇', 2, 1] },
    { id: 'yunxi', cells: ['云溪镇', 5, 1] },
    { id: 'district', cells: ['全区', 11, 0.95] },
  ],
};

test('PULL in Excel a refresh updates in place, own formulas travel with their rows, and text stays text', async () => {
  const { port, sheet } = await pulledInExcel();
  expect(await refreshBlock(port, sheet, 'q1', later)).toMatchObject({ done: true });
  const { rows } = await port.read(sheet);
  expect(rows.slice(3).map((row) => [row?.[0]?.value, row?.[1]?.value, row?.[4]?.value ?? null])).toEqual([
    ['=1+1', 4, 40],
    ['石桥镇', 2, 20],
    ['云溪镇', 5, null],
    ['全区', 11, 110],
  ]);
  expect([rows[3]?.[0]?.formula, rows[6]?.[4]?.formula]).toEqual([undefined, '=B7*10']);
  expect(rows[3]?.[2]?.format).toBe('0.0%');
});

test('PULL in Excel one undo takes a refresh without new rows back', async () => {
  const { host, port, sheet } = await pulledInExcel();
  await refreshBlock(port, sheet, 'q1', { ...later, rows: later.rows.filter(({ id }) => id !== 'yunxi') });
  expect((await port.read(sheet)).rows[5]?.[1]?.value).toBe(11);
  host.user.undo();
  const { rows } = await port.read(sheet);
  expect(rows.slice(3).map((row) => row?.[1]?.value)).toEqual([1, 2, 3]);
  expect(rows[3]?.[4]?.value).toBe(10);
});

test('PULL in Excel names and formulas elsewhere go on pointing at their figure when rows come between', async () => {
  const { host, port, sheet } = await pulledInExcel();
  host.user.addSheet('领导参阅');
  host.user.type('领导参阅', 1, 1, `='${sheet}'!B6`);
  host.user.type('领导参阅', 2, 1, `=SUM('${sheet}'!B4:B6)`);
  await refreshBlock(port, sheet, 'q1', later);
  const { rows } = await port.read('领导参阅');
  expect(rows.map((row) => row?.[0]?.value)).toEqual([11, 22]);
});

test('PULL in Excel a refresh costs the same few round trips however many places have new rows', async () => {
  const { host, port, sheet } = await pulledInExcel();
  const refreshed = async (table: PulledTable): Promise<{ syncs: number; writes: number }> => {
    host.counts.reset();
    await refreshBlock(port, sheet, 'q1', table);
    return { syncs: host.counts.syncs, writes: host.counts.writes };
  };
  await refreshed(TABLE);
  const without = await refreshed({ ...later, rows: later.rows.filter(({ id }) => id !== 'yunxi') });
  const extra = (id: string): PulledTable['rows'][number] => ({ id, cells: [id, 1, 1] });
  const scattered = later.rows.flatMap((row) => [extra(`${row.id}-a`), extra(`${row.id}-b`), row]);
  const within = await refreshed({ ...later, rows: scattered });
  expect([without.writes, within.writes]).toEqual([1, 1]);
  expect(within.syncs).toBeLessThanOrEqual(without.syncs);
});

test('PULL in Excel a refresh that inserts rows says that it may not be undone, and leaves no half of it behind', async () => {
  const { host, port, sheet } = await pulledInExcel();
  const { text } = await refreshBlock(port, sheet, 'q1', later);
  expect(text).toContain(pulledTexts.rowsNotUndone);
  expect(host.user.undoSteps).toBe(0);
});

test('PULL in Excel lights have a colour that goes with what the cell says, before and after a refresh, and undo survives', async () => {
  const { host, port } = openExcelHost({ sheets: [{ name: '工作表1', rows: [] }] }, { excelApi: '1.14', build: 'web' });
  const answer = (colors: readonly ('green' | 'amber' | 'red' | 'grey')[]): TotalsResponse =>
    ({
      asOf: '2026-11-23',
      basis: 'verified',
      rows: colors.map((color, index) => ({ unitId: `u${index}`, kind: 'signed', light: { color, reason: '' } })),
      district: [],
    }) as unknown as TotalsResponse;
  const reference = {
    campaign: { name: '双百' },
    units: ['u0', 'u1', 'u2', 'u3'].map((id) => ({ id, name: `${id}镇` })),
  } as unknown as Parameters<typeof lightsTable>[1];
  const sheet = await putTable(port, lightsTable(answer(['green', 'amber', 'red', 'grey']), reference, 0), 'q2');
  const fills = (): unknown => [4, 5, 6, 7].map((row) => host.user.lookAt(sheet, row, 2).fillColor ?? null);
  expect(fills()).toEqual(['#C6EFCE', '#FFEB9C', '#FFC7CE', null]);
  expect((await port.read(sheet)).rows[3]?.[1]?.value).toBe('● 绿');
  host.user.type('工作表1', 1, 1, '我的记录');
  await refreshBlock(port, sheet, 'q2', lightsTable(answer(['red', 'red', 'green', 'amber']), reference, 0));
  expect(fills()).toEqual(['#FFC7CE', '#FFC7CE', '#C6EFCE', '#FFEB9C']);
  host.user.undo();
  expect(fills()).toEqual(['#C6EFCE', '#FFEB9C', '#FFC7CE', null]);
  host.user.undo();
  expect((await port.read('工作表1')).rows[0]?.[0]?.value ?? null).toBeNull();
});
