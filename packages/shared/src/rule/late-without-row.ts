import { type Day, daysBetween } from '../kernel/day.ts';
import { refIn } from '../ledger/fields.ts';
import { ledgerTitle } from '../message/ledger-titles.ts';
import { linkFindingText } from '../message/link-findings.ts';
import { headingOf, isEmptyCell, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

/** A planned day has passed, the thing is not done, and no row of another ledger says what stands in the way. */
export const lateWithoutRow: RuleEvaluator<'lateWithoutRow'> = (params, input) => {
  const { definition, context, fields, links } = input;
  const planned = textIn(fields, params.planned);
  const ref = refIn(fields, params.ref);
  const ledger = links.ledger(params.ledger);
  if (planned === null || planned >= context.today || ref === null || ledger === null) return NOTHING;
  if (!isEmptyCell(input, params.actual) || ledger.refersTo(params.ledgerRef, ref)) return NOTHING;
  const text = linkFindingText.lateWithoutRow(
    { heading: headingOf(definition, params.planned), day: planned },
    daysBetween(planned as Day, context.today),
    ref.text,
    ledgerTitle(params.ledger),
  );
  return [{ column: params.planned, ...text }];
};
