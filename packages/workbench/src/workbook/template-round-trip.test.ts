import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLook } from '@double-hundred/xlsx/read-look';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { workbookIn, workbookSnapshot } from './workbook-in.ts';
import { workbookOut } from './workbook-out.ts';

const template = new Uint8Array(readFileSync(new URL('../../../server/test-data/template-filled.xlsx', import.meta.url)));

describe('TEMPLATE through the grid', () => {
  it('TEMPLATE comes out with its table, marks, named lists, closed id column and hidden lists', async () => {
    const opened = await workbookIn(template, 'book', '台账');
    if (!opened.ok) throw new Error(opened.error.message);
    const saved = await workbookOut(opened.value);
    const [before, after] = [await readLook(template), await readLook(saved)];
    expect(after.names).toEqual(before.names);
    expect(after.sheets[0]?.tables).toEqual(before.sheets[0]?.tables);
    expect(after.sheets[0]?.validations).toEqual(before.sheets[0]?.validations);
    expect(after.sheets[0]?.extras.conditionalRules).toEqual(before.sheets[0]?.extras.conditionalRules);
    const grid = await readWorkbook(saved);
    expect(grid.ok && grid.value.sheets[1]?.visibility).toBe('veryHidden');
  });

  it('TEMPLATE offers its lists in the grid by the range a name stands for', async () => {
    const opened = await workbookIn(template, 'book', '台账');
    const lists = opened.ok ? (opened.value.resources?.[0]?.data ?? '') : '';
    expect(lists).toContain('"formula1":"=选项!$F$2:$F$10"');
    expect(lists).not.toContain('dh_projects');
  });

  it('TEMPLATE keeps its table where the rows and columns lie now, and gives it up where a heading is gone', async () => {
    const read = await readWorkbook(template);
    if (!read.ok) throw new Error(read.error.message);
    const look = await readLook(template);
    const snapshot = () => workbookSnapshot(read.value, look, 'book', '台账');
    const moved = snapshot();
    const cells = moved.sheets['sheet-1']?.cellData ?? {};
    for (let row = 60; row >= 1; row -= 1) if (cells[row] !== undefined) cells[row + 1] = cells[row] ?? {};
    delete cells[1];
    expect((await readLook(await workbookOut(moved))).sheets[0]?.tables).toMatchObject([{ range: 'A4:AM39' }]);
    const broken = snapshot();
    const heading = broken.sheets['sheet-1']?.cellData?.[2]?.[3];
    if (heading) heading.v = '';
    expect((await readLook(await workbookOut(broken))).sheets[0]?.tables).toEqual([]);
  });
});
