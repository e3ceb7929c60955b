import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { submissionTexts, timelinessText } from '@double-hundred/shared/message/submission';
import type { SubmissionAnswer } from '@double-hundred/shared/protocol/submissions';
import type { User } from '@double-hundred/shared/protocol/session';
import { submissionOf } from '@double-hundred/shared/submission/submission';
import { timelinessOf } from '@double-hundred/shared/submission/timeliness';
import { findPeriod, neighbours, periodAnswer } from './find-period.ts';
import { keptDeadline } from './kept-deadline.ts';
import { momentOf } from './moment-of.ts';
import { MOST_GAPS, columnsFor, rowsOfUnit } from './rows-now.ts';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

/** Where a unit's ledger stands in a period: state, time left, what is missing row by row, reminders and all steps so far. */
export async function readSubmission(
  deps: SubmissionDeps,
  query: { readonly unit: string; readonly ledger: string; readonly period?: string | undefined },
  viewer: User,
): Promise<Result<SubmissionAnswer, SubmissionFault>> {
  const found = await findPeriod(deps, query.ledger, query.period);
  if (!found.ok) return found;
  const definition = deps.reference.definition(query.ledger);
  if (definition === null) return err({ code: 'NO_CYCLE', pointer: '/ledger', detail: submissionTexts.noCycle(query.ledger) });
  const { period, now } = found.value;
  const events = await deps.store.events({ unitId: query.unit, ledger: query.ledger, period: period.id });
  const submission = submissionOf(events, now);
  const rechecking = await deps.rechecking(query.ledger);
  const unit = await rowsOfUnit(deps.store, definition, found.value, query.unit, submission, rechecking);
  const { gapRows, completeness, now: rowsNow } = unit;
  const columns = columnsFor(definition, found.value);
  const first = { kind: 'first', most: MOST_GAPS } as const;
  const rows = await deps.store.reportedRows({ ledger: query.ledger, unitId: query.unit, columns, pick: first });
  const mask = await deps.masks(definition, viewer, query.unit);
  const fieldsOf = new Map([...rows, ...gapRows].map((row) => [row.rowId, row.fields]));
  const nameOf = (rowId: string): string => {
    const fields = fieldsOf.get(rowId) ?? {};
    const seen = mask.fields(fields, { rowId, unitId: query.unit })[definition.nameColumn];
    return typeof seen === 'string' ? seen : '';
  };
  const { firstSubmittedAt: at, deadline: kept } = submission;
  const deadline = await keptDeadline(deps, query.ledger, found.value, { at, deadline: kept });
  const timeliness = timelinessOf(deadline, momentOf(deps.clock, submission.firstSubmittedAt), now);
  const { opening } = submission;
  return ok({
    unitId: query.unit,
    ledger: query.ledger,
    period: periodAnswer({ period, deadline }),
    ...neighbours(deps, period),
    state: submission.state,
    timeliness: { kind: timeliness.kind, text: timelinessText(timeliness) },
    completeness: {
      due: completeness.due,
      done: completeness.done,
      gaps: completeness.gaps.map((gap) => ({ rowId: gap.rowId, name: nameOf(gap.rowId), reasons: [...gap.reasons] })),
    },
    rows: rows.map(({ rowId }) => ({ rowId, name: nameOf(rowId) })),
    changedSinceApproval: submission.approved === null ? null : rowsNow.changedSinceApproval,
    changedSinceSubmission: submission.submitted === null ? null : rowsNow.changedSinceSubmission,
    receipt: submission.submitted?.receipt ?? null,
    submittedAt: submission.submitted?.at ?? null,
    returned: submission.returned && { ...submission.returned, rowReasons: [...submission.returned.rowReasons] },
    opening: opening && {
      rows: opening.rows && [...opening.rows],
      until: new Date(opening.until).toISOString(),
      reason: opening.reason,
    },
    asked: submission.asked && { ...submission.asked, rows: submission.asked.rows && [...submission.asked.rows] },
    refused: submission.refused,
    locked: submission.locked !== null && deps.clock.today() <= period.lastDay,
    reminders: [...(await deps.store.reminders(query.ledger, period.id, query.unit))],
    steps: events.map(
      ({
        userId: _id,
        userName,
        headSeq: _seq,
        due: _due,
        done: _done,
        deadline: _deadline,
        rows: scope,
        rowReasons,
        ...step
      }) => ({
        ...step,
        by: userName,
        ...(scope === undefined ? {} : { rows: scope && [...scope] }),
        ...(rowReasons === undefined ? {} : { rowReasons: [...rowReasons] }),
      }),
    ),
  });
}
