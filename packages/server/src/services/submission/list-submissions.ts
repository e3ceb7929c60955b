import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { submissionTexts, timelinessText } from '@double-hundred/shared/message/submission';
import type { SubmissionLine, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import { type KeptCompleteness, keptCompleteness } from '@double-hundred/shared/submission/kept-completeness';
import { submissionOf } from '@double-hundred/shared/submission/submission';
import type { SubmissionEvent } from '@double-hundred/shared/submission/submission-event';
import { timelinessOf } from '@double-hundred/shared/submission/timeliness';
import { recomputingOf } from '../figures/recomputing-of.ts';
import { type FoundPeriod, findPeriod, neighbours, periodAnswer } from './find-period.ts';
import { keptDeadline } from './kept-deadline.ts';
import { momentOf } from './moment-of.ts';
import { columnsFor } from './rows-now.ts';
import type { SubmissionDeps, SubmissionFault } from './submission-deps.ts';

/** Every unit with where its ledger stands in a period: state, time, completeness, changes since approval, open requests. */
export async function listSubmissions(
  deps: SubmissionDeps,
  query: { readonly ledger: string; readonly period?: string | undefined },
): Promise<Result<SubmissionLines, SubmissionFault>> {
  const found = await findPeriod(deps, query.ledger, query.period);
  if (!found.ok) return found;
  const definition = deps.reference.definition(query.ledger);
  if (definition === null) return err({ code: 'NO_CYCLE', pointer: '/ledger', detail: submissionTexts.noCycle(query.ledger) });
  const { period } = found.value;
  const columns = columnsFor(definition, found.value);
  const recomputing = await recomputingOf(deps.rebuild);
  const [events, totals, open, reminders] = await Promise.all([
    deps.store.eventsByUnit(query.ledger, period.id),
    deps.store.reportedTotals(query.ledger),
    deps.store.reportedRows({ ledger: query.ledger, unitId: null, columns, pick: { kind: 'open' } }),
    deps.store.reminders(query.ledger, period.id, null),
  ]);
  const lines = deps.reference.units().map(async ({ id }) => {
    const reminded = reminders.filter((reminder) => reminder.unitId === id).length;
    const ofUnit = <T extends { readonly unitId: string }>(list: readonly T[]): T[] => list.filter(({ unitId }) => unitId === id);
    const counted = keptCompleteness(ofUnit(totals), ofUnit(open), period, found.value.cycle.resting);
    return lineOf(deps, found.value, { unitId: id, ledger: query.ledger }, events.get(id) ?? [], counted, reminded);
  });
  return ok({
    ledger: query.ledger,
    period: periodAnswer(found.value),
    ...neighbours(deps, period),
    submissions: await Promise.all(lines),
    ...recomputing,
  });
}

async function lineOf(
  { store, clock }: SubmissionDeps,
  found: FoundPeriod,
  { unitId, ledger }: { readonly unitId: string; readonly ledger: string },
  events: readonly SubmissionEvent[],
  { due, done, unexplained, inConflict }: KeptCompleteness,
  reminded: number,
): Promise<SubmissionLine> {
  const { now } = found;
  const submission = submissionOf(events, now);
  const { approved, asked, opening, firstSubmittedAt: at } = submission;
  const deadline = await keptDeadline({ store }, ledger, found, { at, deadline: submission.deadline });
  const timeliness = timelinessOf(deadline, momentOf(clock, submission.firstSubmittedAt), now);
  return {
    unitId,
    state: submission.state,
    timeliness: { kind: timeliness.kind, text: timelinessText(timeliness) },
    completeness: { due, done },
    unexplained,
    inConflict,
    changedSinceApproval: approved === null ? null : await store.changedSince(unitId, ledger, approved.headSeq),
    receipt: submission.submitted?.receipt ?? null,
    submittedAt: submission.submitted?.at ?? null,
    asked: asked && { ...asked, rows: asked.rows && [...asked.rows] },
    until: opening === null ? null : new Date(opening.until).toISOString(),
    reminded,
  };
}
