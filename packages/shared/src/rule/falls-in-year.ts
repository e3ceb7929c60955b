import { groupKey } from '../check/group.ts';
import type { Peer } from '../check/peer.ts';
import { columnOf } from '../ledger/definition.ts';
import { groupFindingText } from '../message/group-findings.ts';
import { NOTHING, type RuleEvaluator, textIn, yuanIn } from './rule-input.ts';
import { valueText } from '../value/value-text.ts';

/** Figures that run on inside a year do not fall from one month to the next; the row that came later is at fault. */
export const fallsInYear: RuleEvaluator<'fallsInYear'> = (params, { definition, context, fields, groups }) => {
  const group = groupKey(definition, { id: '', severity: 'info', kind: 'fallsInYear', params }, fields);
  if (group?.place === null || group === null) return NOTHING;
  const month = group.place;
  const others = groups.others(group.key);
  if (others.length === 0) return NOTHING;
  const before = nearest(others, params.month, (other, best) => other < month && (best === null || other > best));
  const after = nearest(others, params.month, (other, best) => other > month && (best === null || other < best));
  return params.columns.flatMap((key) => {
    const column = columnOf(definition, key);
    const own = yuanIn(fields, key);
    if (own === null || column === null) return [];
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

/** Of the rows nearest on one side the one that came first. */
function nearest(rows: readonly Peer[], column: string, isNearer: (other: string, best: string | null) => boolean): Peer | null {
  let best: Peer | null = null;
  for (const row of rows) {
    const month = textIn(row.fields, column);
    if (month !== null && isNearer(month, textIn(best?.fields ?? null, column))) best = row;
  }
  return best;
}
