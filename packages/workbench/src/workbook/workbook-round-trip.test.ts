import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SheetGrid, WorkbookGrid } from '@double-hundred/shared/workbook/grid';
import { readLook } from '@double-hundred/xlsx/read-look';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { isDayFormat } from './day-format.ts';
import { workbookSnapshot } from './workbook-in.ts';
import { workbookOut } from './workbook-out.ts';

const folder = new URL('../../../xlsx/test-data/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));

async function readGrid(bytes: Uint8Array): Promise<WorkbookGrid> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

function contents(sheet: SheetGrid, dateSystem: 1900 | 1904): unknown {
  const rows = sheet.rows.map((row) =>
    Array.from(row ?? [], (cell) => {
      if (cell === undefined || (cell.value === null && cell.error === undefined)) return null;
      return dateSystem === 1904 && typeof cell.value === 'number' && isDayFormat(cell.format)
        ? cell.value + 1462
        : (cell.error ?? cell.value);
    }),
  );
  const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1));
  return {
    name: sheet.name,
    rows: trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1),
    merges: sheet.merges,
    hiddenRows: sheet.hiddenRows,
    visibility: sheet.visibility,
  };
}

describe('WORKBOOK through the grid', () => {
  it.each(files)(
    'WORKBOOK %s comes out of the grid with the values, merges, hidden rows and state it went in with',
    async (name) => {
      const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
      const before = await readGrid(bytes);
      const snapshot = workbookSnapshot(before, await readLook(bytes), 'book', name);
      snapshot.custom = { states: { file: '{"text":"〃<&>"}' } };
      const after = await readGrid(await workbookOut(snapshot));
      expect(after.dateSystem).toBe(1900);
      expect(after.sheets.map((sheet) => contents(sheet, 1900))).toEqual(
        before.sheets.map((sheet) => contents(sheet, before.dateSystem)),
      );
      const again = workbookSnapshot(after, { sheets: [], names: [] }, 'book', name);
      expect(again.custom).toEqual({ states: { file: '{"text":"〃<&>"}' } });
    },
  );
});
