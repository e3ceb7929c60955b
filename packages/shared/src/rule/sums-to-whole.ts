import { groupKey } from '../check/group.ts';
import type { RowFields } from '../ledger/fields.ts';
import { groupFindingText } from '../message/group-findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, shownIn, yuanIn } from './rule-input.ts';

const WHOLE_BPS = 10_000;

/** The percentages of a group sum to 100 %; said once, on the first of its rows. A group without any is left alone. */
export const sumsToWhole: RuleEvaluator<'sumsToWhole'> = (params, input) => {
  const { definition, fields, groups } = input;
  const group = groupKey(definition, { id: '', severity: 'info', kind: 'sumsToWhole', params }, fields);
  if (group === null || !groups.isFirst(group.key)) return NOTHING;
  const shares = [fields, ...groups.others(group.key).map((peer) => peer.fields)].map((row: RowFields) =>
    yuanIn(row, params.column),
  );
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  if (sum === WHOLE_BPS || shares.every((share) => share === null)) return NOTHING;
  const text = groupFindingText.sumNotWhole(
    shownIn(input, fields, params.by),
    headingOf(definition, params.column),
    shares.length,
    sum,
  );
  return [{ column: params.column, ...text }];
};
