import { columnOf } from '../ledger/definition.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;

/** Scientific notation, or all digits with zeros from where a double loses its precision: Excel destroyed the code. */
export const damagedCode: RuleEvaluator<'damagedCode'> = (params, { definition, fields }) => {
  const code = textIn(fields, params.column);
  if (code === null || !(SCIENTIFIC.test(code) || hasLostDigits(code, params.digits, params.keptDigits))) return NOTHING;
  const example = columnOf(definition, params.column)?.example ?? '';
  return [
    { column: params.column, ...findingText.damagedCode(headingOf(definition, params.column), code, params.digits, example) },
  ];
};

function hasLostDigits(code: string, digits: number, kept: number): boolean {
  return kept > 0 && code.length === digits && /^\d+$/.test(code) && /^0+$/.test(code.slice(kept));
}
