import { pulledTexts } from '@double-hundred/shared/message/pulled';
import { expect, test } from 'vitest';
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
