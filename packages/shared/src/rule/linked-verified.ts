import { linkedRow } from '../check/row-links.ts';
import { holds } from '../ledger/condition.ts';
import { columnOf } from '../ledger/definition.ts';
import { refIn } from '../ledger/fields.ts';
import { linkFindingText } from '../message/link-findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

/** Money for an achievement asks that it be confirmed; what is confirmed is known to the server alone. */
export const linkedVerified: RuleEvaluator<'linkedVerified'> = (params, { definition, fields, links }) => {
  const ref = refIn(fields, params.ref);
  const type = columnOf(definition, params.ref)?.type;
  const ledger = type?.kind === 'ref' ? links.ledger(type.ledger) : null;
  if (ref === null || ledger === null || !holds(params.when, fields)) return NOTHING;
  const row = linkedRow(ledger, ref);
  // Of several of that name one will do: which is meant, nobody can tell.
  const meant = row === null ? ledger.byName(ref.text) : [row];
  const known = meant.flatMap(({ verified }) => (verified === undefined ? [] : [verified]));
  if (known.length === 0) return NOTHING;
  const word = textIn(fields, params.achievement);
  const kind = word === null ? null : (params.kinds[word] ?? null);
  if (known.some((verified) => (kind === null ? verified.size > 0 : verified.has(kind)))) return NOTHING;
  const shown = row?.name ?? ref.text;
  const text = linkFindingText.notVerified({ heading: headingOf(definition, params.ref), shown }, word);
  return [{ column: params.ref, ...text }];
};
