import { groupKey } from '../check/group.ts';
import { columnOf } from '../ledger/definition.ts';
import { groupFindingText } from '../message/group-findings.ts';
import { NOTHING, type RuleEvaluator, textIn, yuanIn } from './rule-input.ts';
import { valueText } from '../value/value-text.ts';

/** Figures that run on inside a year do not fall from one month to the next that has one; the row that came later is at fault. */
export const fallsInYear: RuleEvaluator<'fallsInYear'> = (params, { definition, context, fields, groups }) => {
  const group = groupKey(definition, { id: '', severity: 'info', kind: 'fallsInYear', params }, fields);
  if (group?.place === null || group === null) return NOTHING;
  const month = group.place;
  return params.columns.flatMap((key) => {
    const column = columnOf(definition, key);
    const own = yuanIn(fields, key);
    if (own === null || column === null) return [];
    const { before, after } = groups.neighbours(group.key, key);
    for (const [other, falls] of [
      [before, (value: number) => value > own],
      [after, (value: number) => value < own],
    ] as const) {
      const value = yuanIn(other?.fields ?? null, key);
      if (other?.stands !== true || value === null || !falls(value)) continue;
      const text = groupFindingText.fallsInYear(
        { heading: column.heading, month, shown: valueText(column, own, context) },
        { month: textIn(other.fields, params.month) ?? '', shown: valueText(column, value, context) },
      );
      return [{ column: key, related: other.key, ...text }];
    }
    return [];
  });
};
