import type { GridCell } from '@double-hundred/shared/workbook/grid';
import type { ExcelValue } from './excel-api.ts';

const ERROR_TEXT =
  /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)$/;

/** A cell as Excel gives it: value, formula (the value again where there is none), number format in its English form. */
export function cellFromExcel(value: ExcelValue, formula: ExcelValue, format: string | null): GridCell | undefined {
  // A text that looks like a formula comes back as its own formula.
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  const content = contentFromExcel(value);
  const isError = content === null && value !== '' && value !== null;
  if (content === null && !isError && !isFormula) return undefined;
  return {
    value: content,
    ...(isError ? { error: String(value) } : {}),
    ...(format === null || format === '' || format === 'General' ? {} : { format }),
    ...(isFormula ? { formula } : {}),
  };
}

/** The content of a cell; null for an empty one and for an error, which Excel gives as its English text. */
export function contentFromExcel(value: ExcelValue): string | number | boolean | null {
  if (value === '' || value === null) return null;
  return typeof value === 'string' && ERROR_TEXT.test(value) ? null : value;
}
