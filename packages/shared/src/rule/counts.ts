import type { RowFields } from '../ledger/fields.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, yuanIn } from './rule-input.ts';
import type { RuleParams } from './vocabulary.ts';

/**
 * Tells how often a column came to be a value. The count is the server's: another number in its column is an error, an
 * empty cell is not.
 */
export const counts: RuleEvaluator<'counts'> = (params, { definition, fields, accepted }) => {
  const counted = countAfter(params, accepted, fields);
  const typed = yuanIn(fields, params.into);
  const heading = headingOf(definition, params.into);
  if (typed !== null && typed !== counted && typed !== yuanIn(accepted, params.into)) {
    const fix = { column: params.into, value: counted === 0 ? null : counted, text: counted === 0 ? '' : String(counted) };
    return [{ column: params.into, severity: 'error', ...findingText.countTyped(heading, typed, counted), fix }];
  }
  if (counted === 0) return NOTHING;
  return [{ column: params.into, ...findingText.counted(headingOf(definition, params.column), params.value, counted) }];
};

/** How often the column has come to be the value once a row changes from `before` to `after`. */
export function countAfter(params: RuleParams<'counts'>, before: RowFields | null, after: RowFields): number {
  const comes = after[params.column] === params.value && before?.[params.column] !== params.value;
  return (yuanIn(before, params.into) ?? 0) + (comes ? 1 : 0);
}
