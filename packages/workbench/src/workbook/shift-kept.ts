import { parseArea } from '@double-hundred/xlsx/area';
import type { KeptOfSheet } from './kept-of-sheet.ts';
import type { Shift } from './shift.ts';
import { movedFormula, shiftedAreas, shiftedFormula } from './shift-address.ts';

type Rule = NonNullable<KeptOfSheet['extras']['conditionalRules']>[number];

/** What is kept of a sheet, where it belongs after rows or columns came or went. Tables are found again by their headings. */
export function shiftedKept(kept: Partial<KeptOfSheet>, sheet: string, shift: Shift): Partial<KeptOfSheet> {
  const { validations, extras } = kept;
  const formula = (text: string, area: string): string => shiftedFormula(rebased(text, area, shift), sheet, shift);
  return {
    ...kept,
    ...(validations === undefined
      ? {}
      : {
          validations: validations.flatMap((validation) => {
            const range = shiftedAreas(validation.range, shift);
            if (range === null) return [];
            const { formula1, formula2 } = validation;
            return {
              ...validation,
              range,
              ...(formula1 === undefined ? {} : { formula1: formula(formula1, validation.range) }),
              ...(formula2 === undefined ? {} : { formula2: formula(formula2, validation.range) }),
            };
          }),
        }),
    ...(extras === undefined ? {} : { extras: shiftedExtras(extras, formula, shift) }),
  };
}

function shiftedExtras(
  extras: KeptOfSheet['extras'],
  formula: (text: string, area: string) => string,
  shift: Shift,
): KeptOfSheet['extras'] {
  const { conditionalRules, autoFilter, ...others } = extras;
  const filtered = autoFilter === undefined ? null : shiftedAreas(autoFilter.range, shift);
  return {
    ...others,
    ...(autoFilter === undefined || filtered === null ? {} : { autoFilter: { ...autoFilter, range: filtered } }),
    ...(conditionalRules === undefined
      ? {}
      : {
          conditionalRules: conditionalRules.flatMap((rule): Rule[] => {
            const range = shiftedAreas(rule.range, shift);
            if (range === null) return [];
            const text = rule.formula;
            if (text === undefined) return [{ ...rule, range }];
            const moved = Array.isArray(text) ? text.map((one) => formula(one, rule.range)) : formula(text, rule.range);
            return [{ ...rule, range, formula: moved }];
          }),
        }),
  };
}

/** A formula is written for the first cell of its area: when that goes, it is told for the first one that stays. */
function rebased(formula: string, range: string, { axis, kind, at, count }: Shift): string {
  const area = parseArea(range.split(/[\s,]+/)[0] ?? '');
  if (area === null || kind === 'insert') return formula;
  const first = axis === 'rows' ? area.top : area.left;
  if (first < at || first >= at + count) return formula;
  const by = at + count - first;
  return axis === 'rows' ? movedFormula(formula, by, 0) : movedFormula(formula, 0, by);
}
