import { findingText } from '../message/findings.ts';
import { headingOf, type RuleEvaluator, textIn } from './rule-input.ts';

/** The day of something that has happened is not in the future. */
export const notAfterToday: RuleEvaluator<'notAfterToday'> = (params, { definition, context, fields }) =>
  params.columns.flatMap((column) => {
    const day = textIn(fields, column);
    if (day === null || day <= context.today) return [];
    return [{ column, ...findingText.notAfterToday({ heading: headingOf(definition, column), day }, context.today) }];
  });
