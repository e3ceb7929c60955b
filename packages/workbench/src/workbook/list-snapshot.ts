import { DataValidationErrorStyle, DataValidationRenderMode, DataValidationType } from '@univerjs/core';
import type { ISheetDataValidationRule } from '@univerjs/core';
import type { DataValidation } from '@double-hundred/xlsx/read-look';
import type { NameSpec } from '@double-hundred/xlsx/workbook-spec';
import { rangesFromText } from './cell-range.ts';

/** Where the spreadsheet keeps validations in its snapshot. */
export const VALIDATION_RESOURCE = 'SHEET_DATA_VALIDATION_PLUGIN';

/** The drop-down lists of a sheet in the spreadsheet's own form. They offer, they do not refuse: the pane explains.
 * A name stands for its range, for the spreadsheet knows no names. */
export function listSnapshot(
  validations: readonly DataValidation[],
  sheetId: string,
  names: readonly NameSpec[],
): ISheetDataValidationRule[] {
  const ranges = new Map(names.map(({ name, range }) => [name, range]));
  return validations.flatMap((validation, index) => {
    if (validation.type !== 'list') return [];
    const source = validation.formula1?.replace(/^=/, '');
    const formula1 =
      validation.values === undefined ? formulaText(ranges.get(source ?? '') ?? source) : validation.values.join(',');
    const areas = rangesFromText(validation.range);
    if (formula1 === null || areas.length === 0) return [];
    return [
      {
        uid: `${sheetId}-list-${index}`,
        type: DataValidationType.LIST,
        formula1,
        ranges: areas,
        allowBlank: true,
        showErrorMessage: false,
        errorStyle: DataValidationErrorStyle.WARNING,
        renderMode: DataValidationRenderMode.ARROW,
        showDropDown: true,
        ...(validation.inputMessage === undefined ? {} : { showInputMessage: true, prompt: validation.inputMessage }),
      },
    ];
  });
}

function formulaText(formula: string | undefined): string | null {
  if (formula === undefined || formula === '') return null;
  const literal = /^"(.*)"$/s.exec(formula)?.[1];
  return literal ?? (formula.startsWith('=') ? formula : `=${formula}`);
}
