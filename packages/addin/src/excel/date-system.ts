import type { ExcelBatch } from './excel-batch.ts';

/** The serial number of 2000-01-01 where days are counted from 1904. */
const NEW_CENTURY_FROM_1904 = 35_064;

/**
 * From which year the workbook counts days. No property up to ExcelApi 1.14 tells; the function DATE does, whose result
 * depends on it (office-js reference, Functions.date). A host without functions counts from 1900.
 */
export async function readDateSystem(batch: ExcelBatch): Promise<1900 | 1904> {
  try {
    const serial = await batch(async (excel) => {
      const result = excel.workbook.functions.date(2000, 1, 1);
      result.load('value');
      await excel.sync();
      return result.value;
    });
    return serial === NEW_CENTURY_FROM_1904 ? 1904 : 1900;
  } catch {
    return 1900;
  }
}
