import { findingText } from '../message/findings.ts';
import { headingOf, type RuleEvaluator, textIn } from './rule-input.ts';

/** Another unit has the same code. Which unit and which row is not said: that is the district office's to know. */
export const sameElsewhere: RuleEvaluator<'sameElsewhere'> = (params, { definition, fields, elsewhere }) =>
  params.columns.flatMap((column) => {
    const value = textIn(fields, column);
    return value === null || !elsewhere.has(column)
      ? []
      : [{ column, ...findingText.sameElsewhere(headingOf(definition, column), value) }];
  });
