import { pulledTexts } from '@double-hundred/shared/message/pulled';
import { describe, expect, test } from 'vitest';
import { createMemorySheet } from '../../memory/memory-sheet.ts';
import type { CellContent, SheetPort } from '../../ports/sheet-port.ts';
import { putTable } from './put-table.ts';
import type { PulledTable } from './pulled-table.ts';
import { blocksOfActiveSheet, refreshBlock } from './refresh-blocks.ts';

const BLOCK = 'q0001';

function tableOf(rows: readonly (readonly [id: string, name: string, count: number])[], day = '23'): PulledTable {
  return {
    sheetName: '汇总',
    title: '全区汇总',
    source: `截至2026-11-${day}，核定，11月${day}日 09:05${pulledTexts.sourceMark}`,
    columns: [
      { heading: '单位', format: '@' },
      { heading: '个数', format: '#,##0' },
    ],
    nameColumns: 1,
    rows: rows.map(([id, name, count]) => ({ id, cells: [name, count] })),
  };
}

const THREE = [
  ['bailu', '白鹭镇', 1],
  ['shiqiao', '石桥镇', 2],
  ['district', '全区', 3],
] as const;

/** A sheet with a pulled block, and the office's own column and total beside and below it. */
async function pulled() {
  const { port, workbook } = createMemorySheet([{ name: '工作表1', rows: [] }]);
  const sheet = await putTable(port, tableOf(THREE), BLOCK);
  await port.write(sheet, [
    { row: 3, column: 4, value: '我的批注' },
    { row: 4, column: 4, value: '白鹭镇要走访' },
    { row: 5, column: 4, value: '石桥镇已谈' },
  ]);
  return { port, workbook, sheet };
}

const lines = async (port: SheetPort, sheet: string): Promise<readonly CellContent[][]> =>
  (await port.read(sheet)).rows.slice(3).map((row) => [0, 1, 3].map((column) => row?.[column]?.value ?? null));

describe('PULL figures in a sheet', () => {
  test('PULL puts title, source, headings and values, and the ids in a hidden column', async () => {
    const { port, workbook, sheet } = await pulled();
    const { rows } = await port.read(sheet);
    expect(rows[1]?.[0]?.value).toContain('截至2026-11-23，核定');
    expect(rows[2]?.[2]?.value).toBe(`${pulledTexts.marker} ${BLOCK}`);
    expect(rows[4]?.map((cell) => cell?.value)).toEqual(['石桥镇', 2, 'shiqiao', '石桥镇已谈']);
    expect(workbook.sheets.get(sheet)?.hiddenColumns).toEqual([3]);
    expect(rows[4]?.[1]?.format).toBe('#,##0');
  });

  test('PULL a refresh updates figures and source in place as one undo step and leaves own columns alone', async () => {
    const { port, workbook, sheet } = await pulled();
    const steps = workbook.undo.length;
    const now = tableOf([['bailu', '白鹭镇', 4], THREE[1], ['district', '全区', 6]], '24');
    expect(await refreshBlock(port, sheet, BLOCK, now)).toMatchObject({ done: true, text: expect.stringContaining('更新 3 格') });
    expect(workbook.undo.length).toBe(steps + 1);
    expect(await lines(port, sheet)).toEqual([
      ['白鹭镇', 4, '白鹭镇要走访'],
      ['石桥镇', 2, '石桥镇已谈'],
      ['全区', 6, null],
    ]);
    expect((await port.read(sheet)).rows[1]?.[0]?.value).toContain('截至2026-11-24');
  });

  test('PULL rows the office sorted keep their own columns, and a second refresh changes nothing', async () => {
    const { port, workbook, sheet } = await pulled();
    await port.write(sheet, [
      ...['石桥镇', 2, 'shiqiao', '石桥镇已谈'].map((value, index) => ({ row: 4, column: index + 1, value })),
      ...['白鹭镇', 1, 'bailu', '白鹭镇要走访'].map((value, index) => ({ row: 5, column: index + 1, value })),
    ]);
    const now = tableOf([['bailu', '白鹭镇', 9], THREE[1], ['district', '全区', 11]]);
    await refreshBlock(port, sheet, BLOCK, now);
    expect(await lines(port, sheet)).toEqual([
      ['石桥镇', 2, '石桥镇已谈'],
      ['白鹭镇', 9, '白鹭镇要走访'],
      ['全区', 11, null],
    ]);
    const steps = workbook.undo.length;
    await refreshBlock(port, sheet, BLOCK, now);
    expect(workbook.undo.length).toBe(steps);
  });

  test('PULL a new unit is inserted inside the block, one that is gone is marked and keeps its own columns', async () => {
    const { port, workbook, sheet } = await pulled();
    const steps = workbook.undo.length;
    const now = tableOf([THREE[1], ['yunxi', '云溪镇', 5], ['district', '全区', 7]]);
    expect(await refreshBlock(port, sheet, BLOCK, now)).toMatchObject({
      text: expect.stringMatching(/新增 1 行，标出不再有的 1 行/),
    });
    expect(workbook.undo.length).toBe(steps + 1);
    expect(await lines(port, sheet)).toEqual([
      [`白鹭镇${pulledTexts.gone}`, null, '白鹭镇要走访'],
      ['石桥镇', 2, '石桥镇已谈'],
      ['云溪镇', 5, null],
      ['全区', 7, null],
    ]);
    await refreshBlock(port, sheet, BLOCK, tableOf([...THREE.slice(0, 2), ['yunxi', '云溪镇', 5], THREE[2]]));
    expect((await lines(port, sheet))[0]).toEqual(['白鹭镇', 1, '白鹭镇要走访']);
  });

  test('PULL columns the office moved or took out are found by their heading, and never written back', async () => {
    const { port, sheet } = await pulled();
    await port.write(sheet, [
      { row: 3, column: 2, value: '个数（我改的）' },
      { row: 3, column: 5, value: '个数' },
    ]);
    await refreshBlock(port, sheet, BLOCK, tableOf([['bailu', '白鹭镇', 8], THREE[1], THREE[2]]));
    const { rows } = await port.read(sheet);
    expect([rows[3]?.[1]?.value, rows[3]?.[4]?.value]).toEqual([1, 8]);
  });

  test('PULL without the hidden column rows are told apart by name, and get their ids back', async () => {
    const { port, workbook, sheet } = await pulled();
    await port.removeColumn(sheet, 3);
    await refreshBlock(port, sheet, BLOCK, tableOf([['bailu', '白鹭镇', 7], THREE[1], THREE[2]]));
    const { rows } = await port.read(sheet);
    expect(rows[3]?.map((cell) => cell?.value ?? null)).toEqual(['白鹭镇', 7, '白鹭镇要走访', 'bailu']);
    expect(workbook.sheets.get(sheet)?.hiddenColumns).toContain(4);
  });

  test('PULL text that looks like a formula is written as text', async () => {
    const { port, sheet } = await pulled();
    await refreshBlock(port, sheet, BLOCK, tableOf([['bailu', '=HYPERLINK("http://x","白鹭")', 1], THREE[1], THREE[2]]));
    const cell = (await port.read(sheet)).rows[3]?.[0];
    expect(cell).toMatchObject({ value: '=HYPERLINK("http://x","白鹭")', format: '@' });
    expect(cell?.formula).toBeUndefined();
  });

  test('PULL headings that are gone are told, and nothing is written', async () => {
    const { port, workbook, sheet } = await pulled();
    await port.write(
      sheet,
      [1, 2, 3].map((column) => ({ row: 3, column, value: null })),
    );
    const steps = workbook.undo.length;
    expect(await refreshBlock(port, sheet, BLOCK, tableOf(THREE))).toEqual({ done: false, text: pulledTexts.lost(sheet) });
    expect(workbook.undo.length).toBe(steps);
  });

  test('PULL the block is found by its marker, in whatever sheet it now stands', async () => {
    const { port, sheet } = await pulled();
    const query = { what: 'totals', basis: 'verified', asOf: null, unitId: null, kind: null } as const;
    const found = await blocksOfActiveSheet(port, [{ id: BLOCK, query, sheet: '旧名称' }]);
    expect(found).toMatchObject({ sheet, blocks: [{ id: BLOCK }] });
    await port.select('工作表1', 1, 1);
    expect(await blocksOfActiveSheet(port, [{ id: BLOCK, query, sheet: '旧名称' }])).toBeNull();
  });
});
