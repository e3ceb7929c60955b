import type { ExcelWorksheet } from './excel-api.ts';
import type { ExcelStep } from './excel-batch.ts';
import { refusal } from './excel-refusal.ts';

/** The sheet of that name, or the refusal NO_SHEET. `properties` come along, such as `visibility`. */
export async function foundSheet(excel: ExcelStep, name: string, properties = 'id'): Promise<ExcelWorksheet> {
  const sheet = excel.workbook.worksheets.getItemOrNullObject(name);
  sheet.load(properties);
  await excel.sync();
  if (sheet.isNullObject) throw refusal('NO_SHEET');
  return sheet;
}

/**
 * The sheet of that name when it can be written to. Excel runs the steps of a request one by one and keeps those before
 * the one that fails, so what would fail is asked for first.
 */
export async function writableSheet(excel: ExcelStep, name: string): Promise<ExcelWorksheet> {
  excel.workbook.load('readOnly');
  const sheet = await foundSheet(excel, name, 'id,protection/protected');
  if (excel.workbook.readOnly) throw refusal('READ_ONLY');
  if (sheet.protection.protected) throw refusal('PROTECTED');
  return sheet;
}

/** Refuses when the file was opened read-only: what is written then cannot be kept. */
export async function writableWorkbook(excel: ExcelStep): Promise<void> {
  excel.workbook.load('readOnly');
  await excel.sync();
  if (excel.workbook.readOnly) throw refusal('READ_ONLY');
}
