import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { findingText, type WhenAhead } from '../message/findings.ts';
import { headingOf, type RuleEvaluator, textIn } from './rule-input.ts';

/** The day of something that has happened is not in the future. */
export const notAfterToday: RuleEvaluator<'notAfterToday'> = (params, { definition, context, fields }) =>
  params.columns.flatMap((column) => {
    const day = textIn(fields, column);
    if (day === null || day <= context.today) return [];
    const isMonth = columnOf(definition, column)?.type.kind === 'month';
    const ahead = { isMonth, mend: mendOf(definition, column) };
    return [{ column, ...findingText.notAfterToday({ heading: headingOf(definition, column), day }, context.today, ahead) }];
  });

/** A cell that is always required cannot be emptied; one that a state of the row asks for can, with another state. */
function mendOf(definition: LedgerDefinition, column: string): WhenAhead['mend'] {
  const required = columnOf(definition, column)?.required;
  if (required === 'always') return 'row';
  if (required === undefined) return 'cell';
  const state = 'fromStage' in required ? definition.stages?.column : required.when.column;
  return state === undefined ? 'cell' : { heading: headingOf(definition, state) };
}
