import { linkedRow } from '../check/row-links.ts';
import { columnOf } from '../ledger/definition.ts';
import { refIn } from '../ledger/fields.ts';
import { linkFindingText } from '../message/link-findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

/** A day is not before a day of the row that a reference names. */
export const notBeforeLinked: RuleEvaluator<'notBeforeLinked'> = (params, { definition, fields, links }) => {
  const day = textIn(fields, params.column);
  const ref = refIn(fields, params.ref);
  const type = columnOf(definition, params.ref)?.type;
  const ledger = type?.kind === 'ref' ? links.ledger(type.ledger) : null;
  if (day === null || ref === null || ledger === null) return NOTHING;
  const row = linkedRow(ledger, ref);
  const earlier = textIn(row?.fields ?? null, params.linkedColumn);
  if (row === null || earlier === null || day >= earlier) return NOTHING;
  const text = linkFindingText.beforeLinked({ heading: headingOf(definition, params.column), day }, row.name, earlier);
  return [{ column: params.column, ...text }];
};
