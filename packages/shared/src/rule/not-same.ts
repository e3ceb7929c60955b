import type { FieldValue } from '../ledger/fields.ts';
import { findingText } from '../message/findings.ts';
import { foldName } from '../value/fold-name.ts';
import { headingOf, NOTHING, type RuleEvaluator } from './rule-input.ts';

/** Two columns name nobody in common. */
export const notSame: RuleEvaluator<'notSame'> = (params, { definition, fields }) => {
  const others = new Set(namesIn(fields[params.other]).map(foldName));
  const same = namesIn(fields[params.column]).find((name) => others.has(foldName(name)));
  if (same === undefined) return NOTHING;
  const text = findingText.notSame(headingOf(definition, params.column), headingOf(definition, params.other), same);
  return [{ column: params.column, ...text }];
};

function namesIn(value: FieldValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
