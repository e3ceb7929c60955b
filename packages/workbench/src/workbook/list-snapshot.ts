import { DataValidationErrorStyle, DataValidationRenderMode, DataValidationType } from '@univerjs/core';
import type { ISheetDataValidationRule } from '@univerjs/core';
import type { DataValidation } from '@double-hundred/xlsx/read-look';
import { rangesFromText } from './cell-range.ts';

/** Where the spreadsheet keeps validations in its snapshot. */
export const VALIDATION_RESOURCE = 'SHEET_DATA_VALIDATION_PLUGIN';

/** The drop-down lists of a sheet in the spreadsheet's own form. They offer, they do not refuse: the pane explains. */
export function listSnapshot(validations: readonly DataValidation[], sheetId: string): ISheetDataValidationRule[] {
  return validations.flatMap((validation, index) => {
    if (validation.type !== 'list') return [];
    const formula1 = validation.values === undefined ? formulaText(validation.formula1) : validation.values.join(',');
    const ranges = rangesFromText(validation.range);
    if (formula1 === null || ranges.length === 0) return [];
    return [
      {
        uid: `${sheetId}-list-${index}`,
        type: DataValidationType.LIST,
        formula1,
        ranges,
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
