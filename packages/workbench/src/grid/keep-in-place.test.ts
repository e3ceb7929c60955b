import { readFileSync } from 'node:fs';
import type { IWorkbookData } from '@univerjs/core';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { columnNumber } from '@double-hundred/xlsx/area';
import { readLook, type SheetLook } from '@double-hundred/xlsx/read-look';
import { describe, expect, it } from 'vitest';
import { workbookIn } from '../workbook/workbook-in.ts';
import { workbookOut } from '../workbook/workbook-out.ts';
import { createHeadlessGrid } from './headless-grid.ts';

const template = new Uint8Array(readFileSync(new URL('../../../server/test-data/template-filled.xlsx', import.meta.url)));

/** The template opened in the grid; `saved` is how its first sheet looks in the file that would be written now. */
async function openTemplate() {
  const opened = await workbookIn(template, 'book', '台账');
  if (!opened.ok) throw new Error(opened.error.message);
  const grid = createHeadlessGrid(opened.value);
  const book = grid.api.getActiveWorkbook();
  const sheet = book?.getSheets()[0];
  if (!book || !sheet) throw new Error('no sheet');
  const saved = async (): Promise<SheetLook> => {
    const [first] = (await readLook(await workbookOut(book.save() as IWorkbookData))).sheets;
    if (!first) throw new Error('no look');
    return first;
  };
  return { ...grid, sheet, saved };
}

const rule = ({ extras }: SheetLook, range: string) => extras.conditionalRules?.find((one) => one.range === range)?.formula;
const list = ({ validations }: SheetLook, title: string) => validations.find(({ inputTitle }) => inputTitle === title)?.range;

describe('TEMPLATE marks and lists of a sheet whose rows and columns move', () => {
  it('TEMPLATE marks and lists move with a column put in, and back when it is undone', async () => {
    const { api, sheet, saved, dispose } = await openTemplate();
    const before = await saved();
    sheet.insertColumnsBefore(2, 1);
    const after = await saved();
    expect(rule(before, 'C4:C3004')).toContain('$C4');
    const later = (text: unknown): string =>
      String(text).replaceAll(/\$([A-Z]{1,2})(?=\$?\d)/g, (all, letters: string) =>
        columnNumber(letters) < 3 ? all : `$${columnLetters(columnNumber(letters) + 1)}`,
      );
    expect(rule(after, 'B4:B3004')).toBe(later(rule(before, 'B4:B3004')));
    expect(rule(after, 'D4:D3004')).toBe(later(rule(before, 'C4:C3004')));
    expect([list(before, '项目代码'), list(after, '项目代码')]).toEqual(['C4:C38', 'D4:D38']);
    await api.undo();
    expect((await saved()).extras.conditionalRules).toEqual(before.extras.conditionalRules);
    dispose();
  });

  it('TEMPLATE marks of a column taken out go with it and come back with an undo', async () => {
    const { api, sheet, saved, dispose } = await openTemplate();
    const before = await saved();
    sheet.deleteColumns(2, 1);
    const without = await saved();
    expect(without.extras.conditionalRules).toHaveLength((before.extras.conditionalRules?.length ?? 0) - 1);
    expect(list(without, '项目代码')).toBeUndefined();
    await api.undo();
    const back = await saved();
    expect(back.extras.conditionalRules).toEqual(before.extras.conditionalRules);
    expect(back.validations).toEqual(before.validations);
    dispose();
  });

  it('TEMPLATE marks are told for the first row that stays when the first rows are taken out', async () => {
    const { sheet, saved, dispose } = await openTemplate();
    const before = await saved();
    sheet.deleteRows(3, 2);
    const after = await saved();
    expect(rule(after, 'B4:B3002')).toBe(rule(before, 'B4:B3004'));
    sheet.insertRowsBefore(1, 1);
    expect(rule(await saved(), 'B5:B3003')).toBe(String(rule(before, 'B4:B3004')).replaceAll(/(\$[A-Z]{1,2})4/g, '$15'));
    dispose();
  });
});
