import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { submissionTexts, timelinessText } from '@double-hundred/shared/message/submission';
import type { SubmissionLine, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import { completenessOf } from '@double-hundred/shared/submission/completeness';
import { submissionOf } from '@double-hundred/shared/submission/submission';
import type { SubmissionEvent } from '@double-hundred/shared/submission/submission-event';
import { timelinessOf } from '@double-hundred/shared/submission/timeliness';
import type { UnitReportedRow } from '../../store/submission-store.ts';
import { type FoundPeriod, findPeriod, neighbours, periodAnswer } from './find-period.ts';
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
  const [events, rows, reminders] = await Promise.all([
    deps.store.eventsByUnit(query.ledger, period.id),
    rowsByUnit(deps, definition, found.value),
    deps.store.reminders(query.ledger, period.id, null),
  ]);
  const lines = deps.reference.units().map(async ({ id }) => {
    const reminded = reminders.filter((reminder) => reminder.unitId === id).length;
    return lineOf(deps, found.value, { unitId: id, ledger: query.ledger }, events.get(id) ?? [], rows.get(id) ?? [], reminded);
  });
  return ok({
    ledger: query.ledger,
    period: periodAnswer(found.value),
    ...neighbours(deps, period),
    submissions: await Promise.all(lines),
  });
}

async function rowsByUnit(
  { store }: SubmissionDeps,
  definition: LedgerDefinition,
  found: FoundPeriod,
): Promise<ReadonlyMap<string, UnitReportedRow[]>> {
  const units = new Map<string, UnitReportedRow[]>();
  const rows = await store.reportedRows({ ledger: definition.id, unitId: null, columns: columnsFor(definition, found) });
  for (const row of rows) {
    const list = units.get(row.unitId);
    if (list) list.push(row);
    else units.set(row.unitId, [row]);
  }
  return units;
}

async function lineOf(
  { store, clock }: SubmissionDeps,
  { period, cycle, deadline, now }: FoundPeriod,
  { unitId, ledger }: { readonly unitId: string; readonly ledger: string },
  events: readonly SubmissionEvent[],
  rows: readonly UnitReportedRow[],
  reminded: number,
): Promise<SubmissionLine> {
  const submission = submissionOf(events, now);
  const { approved, asked, opening } = submission;
  const timeliness = timelinessOf(deadline, momentOf(clock, submission.firstSubmittedAt), now);
  const { due, done } = completenessOf(rows, period, cycle.resting);
  return {
    unitId,
    state: submission.state,
    timeliness: { kind: timeliness.kind, text: timelinessText(timeliness) },
    completeness: { due, done },
    unexplained: rows.filter((row) => row.unexplained).length,
    inConflict: rows.filter((row) => row.inConflict).length,
    changedSinceApproval: approved === null ? null : await store.changedSince(unitId, ledger, approved.headSeq),
    receipt: submission.submitted?.receipt ?? null,
    submittedAt: submission.submitted?.at ?? null,
    asked: asked && { ...asked, rows: asked.rows && [...asked.rows] },
    until: opening === null ? null : new Date(opening.until).toISOString(),
    reminded,
  };
}
