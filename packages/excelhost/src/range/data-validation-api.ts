import { defineApi } from '../protocol/api-object.ts';
import { recordArgument } from '../protocol/read-argument.ts';
import { requireAllowed } from '../workbook/permission.ts';
import type { DataValidation } from '../workbook/sheet.ts';
import { contains, intersection } from './area.ts';
import { placeOf, type RangeTarget } from './range-target.ts';

const TYPES: Readonly<Record<string, string>> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  list: 'List',
  date: 'Date',
  time: 'Time',
  custom: 'Custom',
};

/** Excel.DataValidation of a range: stored and given back; neither paste nor the API is checked by it, as in Excel. */
export const dataValidationApi = defineApi<RangeTarget>({
  type: 'DataValidation',
  scalars: {
    Rule: (target) => ruleOf(target)?.rule ?? {},
    Prompt: (target) => ruleOf(target)?.prompt ?? { message: '', showPrompt: true, title: '' },
    ErrorAlert: (target) => ruleOf(target)?.errorAlert ?? { message: '', showAlert: true, style: 'Stop', title: '' },
    IgnoreBlanks: (target) => ruleOf(target)?.ignoreBlanks ?? true,
    Type: (target) => {
      const key = Object.keys(recordArgument(ruleOf(target)?.rule))[0];
      return key === undefined ? 'None' : (TYPES[key] ?? 'Custom');
    },
  },
  writes: {
    Rule: (target, value) => change(target, { rule: value }),
    Prompt: (target, value) => change(target, { prompt: value }),
    ErrorAlert: (target, value) => change(target, { errorAlert: value }),
    IgnoreBlanks: (target, value) => change(target, { ignoreBlanks: value === true }),
  },
  methods: {
    Clear: (target) => {
      const { sheet, area } = placeOf(target);
      requireAllowed(target.api.book, sheet, 'allowFormatCells');
      sheet.state.validations = sheet.state.validations.filter((rule) => !intersection(rule.area, area));
    },
  },
});

function ruleOf(target: RangeTarget): DataValidation | undefined {
  const { sheet, area } = placeOf(target);
  return sheet.state.validations.find((rule) => contains(rule.area, area));
}

function change(target: RangeTarget, part: Partial<DataValidation>): void {
  const { sheet, area } = placeOf(target);
  requireAllowed(target.api.book, sheet, 'allowFormatCells');
  const before = ruleOf(target);
  const rest = sheet.state.validations.filter((rule) => !contains(area, rule.area));
  sheet.state.validations = [{ rule: {}, ignoreBlanks: true, ...before, ...part, area }, ...rest];
}
