import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import { countAfter } from '@double-hundred/shared/rule/counts';
import type { MergeOutcome } from '@double-hundred/shared/sync/merge';
import type { KeptRow } from '../../store/sync-store.ts';

/** The changes without emptied counts: a count is the server's, so an empty cell asks nothing of it. */
export function withoutEmptiedCounts(definition: LedgerDefinition, changes: FieldChanges): FieldChanges {
  const emptied = definition.rules.flatMap((rule) =>
    rule.kind === 'counts' && changes[rule.params.into] === null ? [rule.params.into] : [],
  );
  if (emptied.length === 0) return changes;
  return Object.fromEntries(Object.entries(changes).filter(([key]) => !emptied.includes(key)));
}

/** Puts the counts the server keeps into a row; a count the change itself names is left for the rule to judge. */
export function withCounts(
  definition: LedgerDefinition,
  row: KeptRow | null,
  changes: FieldChanges,
  outcome: MergeOutcome,
): MergeOutcome {
  const { next } = outcome;
  if (next === null || next.deleted) return outcome;
  let { fields } = next;
  for (const rule of definition.rules) {
    if (rule.kind !== 'counts' || changes[rule.params.into] !== undefined) continue;
    const count = countAfter(rule.params, row?.fields ?? null, fields);
    if (count > 0 && fields[rule.params.into] !== count) fields = { ...fields, [rule.params.into]: count };
  }
  return fields === next.fields ? outcome : { ...outcome, next: { ...next, fields } };
}
