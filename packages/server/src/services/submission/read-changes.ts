import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { submissionTexts } from '@double-hundred/shared/message/submission';
import type { SubmissionChanges } from '@double-hundred/shared/protocol/submissions';
import type { User } from '@double-hundred/shared/protocol/session';
import { rowDifference } from '@double-hundred/shared/submission/row-changes';
import { submissionOf } from '@double-hundred/shared/submission/submission';
import { findPeriod } from './find-period.ts';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

const MOST_CHANGES = 500;

/** How the rows of a unit differ from what was approved, or handed in while nothing is approved; as the viewer may see them. */
export async function readChanges(
  deps: SubmissionDeps,
  query: { readonly unit: string; readonly ledger: string; readonly period?: string | undefined },
  viewer: User,
): Promise<Result<SubmissionChanges, SubmissionFault>> {
  const found = await findPeriod(deps, query.ledger, query.period);
  if (!found.ok) return found;
  const definition = deps.reference.definition(query.ledger);
  if (definition === null) return err({ code: 'NO_CYCLE', pointer: '/ledger', detail: submissionTexts.noCycle(query.ledger) });
  const key = { unitId: query.unit, ledger: query.ledger, period: found.value.period.id };
  const { approved, submitted } = submissionOf(await deps.store.events(key), found.value.now);
  const from = approved ?? submitted;
  if (from === null) return ok({ since: null, at: null, changes: [] });

  const mask = await deps.masks(definition, viewer, query.unit);
  const rows = await deps.store.rowsSince(query.unit, query.ledger, from.headSeq);
  const changes = rows.flatMap(({ rowId, before, after }) => {
    const difference = rowDifference(rowId, before, after);
    if (difference === null) return [];
    const row = { rowId, unitId: query.unit, states: [before ?? {}, after ?? {}] };
    const seen = (column: string, value: FieldValue | null) => mask.value(column, value, row);
    const name = seen(definition.nameColumn, difference.fields[definition.nameColumn] ?? null);
    const changed = Object.entries(difference.changed).map(([column, values]) => {
      return [column, { from: seen(column, values.from), to: seen(column, values.to) }] as const;
    });
    const told = changed.filter(([, values]) => values.from !== null || values.to !== null);
    return [{ rowId, name: typeof name === 'string' ? name : '', kind: difference.kind, changed: Object.fromEntries(told) }];
  });
  return ok({ since: approved === null ? 'submission' : 'approval', at: from.at, changes: changes.slice(0, MOST_CHANGES) });
}
