import { readFile } from 'node:fs/promises';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { expect, it } from 'vitest';
import { openLedger } from '../testing/open-ledger.ts';

it("XL77 opens a town's real file read by our .xlsx reader, and the client sees the same cells and merged areas", async () => {
  const file = new URL('../../../xlsx/test-data/town-messy.xlsx', import.meta.url);
  const read = await readWorkbook(await readFile(file));
  if (!read.ok) throw new Error('the file was refused');
  const { run } = openLedger(read.value);
  const [first] = read.value.sheets;
  const { used, merged, name } = await run((context) => {
    const sheet = context.workbook.worksheets.getItem(first?.name ?? '').load('name');
    const range = sheet.getUsedRange(true);
    return {
      used: range.load('values,rowIndex,columnIndex'),
      merged: range.getMergedAreasOrNullObject().load('areaCount'),
      name: sheet,
    };
  });
  expect(name.name).toBe(first?.name);
  expect(merged.areaCount).toBe(first?.merges.length);
  used.values.forEach((row, rowIndex) =>
    row.forEach((value: unknown, columnIndex) => {
      const cell = first?.rows[used.rowIndex + rowIndex]?.[used.columnIndex + columnIndex];
      expect(value).toBe(cell?.error ?? cell?.value ?? '');
    }),
  );
});
