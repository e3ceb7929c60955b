import { daySerial } from '@double-hundred/shared/value/day-serial';
import type { SheetGrid } from '@double-hundred/shared/workbook/grid';
import type { ExcelStep } from './excel-batch.ts';
import { foundSheet } from './find-sheet.ts';

const DAY_FORMAT = /^(?:\[[^\]]*\])*yyyy[^ymdhs]{1,4}mm?[^ymdhs]{1,4}dd?/i;
const SHOWN_DAY = /(\d{4})\D{1,4}(\d{1,2})\D{1,4}(\d{1,2})/;

/**
 * From which year the workbook counts days, told by a cell that shows a day: its text beside its number. Null without such
 * a cell. No property up to ExcelApi 1.14 says it, and the function DATE, which could, is sent as a write.
 */
export async function readDateSystem(excel: ExcelStep, grid: SheetGrid): Promise<1900 | 1904 | null> {
  const place = dayCell(grid);
  if (!place) return null;
  const sheet = await foundSheet(excel, grid.name);
  const range = sheet.getRangeByIndexes(place.row, place.column, 1, 1);
  range.load('values,text');
  await excel.sync();
  const [, year = '', month = '', day = ''] = SHOWN_DAY.exec(range.text[0]?.[0] ?? '') ?? [];
  const shown = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const serial = Math.floor(Number(range.values[0]?.[0]));
  if (serial === daySerial(shown, false)) return 1900;
  return serial === daySerial(shown, true) ? 1904 : null;
}

function dayCell(grid: SheetGrid): { readonly row: number; readonly column: number } | null {
  for (const [row, cells] of grid.rows.entries()) {
    const column = (cells ?? []).findIndex((cell) => typeof cell?.value === 'number' && DAY_FORMAT.test(cell.format ?? ''));
    if (column >= 0) return { row, column };
  }
  return null;
}
