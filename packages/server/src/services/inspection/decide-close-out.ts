import { CLOSE_OUT_WORDS, type CloseOutDecision, closeOutState, verifiesOwn } from '@double-hundred/shared/inspection/close-out';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { CloseOutRecord, CloseOutRequest } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import type { IssueRow } from '../../store/inspection-store.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';

/**
 * Closes an issue off, sends it back or opens it again. Who verifies is neither who applied nor who is responsible. The
 * row is changed through a push of its own, so that merge, rules, history and audit are those of every other change.
 */
export async function decideCloseOut(
  deps: InspectionDeps,
  request: CloseOutRequest,
  actor: User,
): Promise<Result<CloseOutRecord, InspectionFault>> {
  const issue = await deps.store.issue(request.rowId);
  if (issue === null) return err({ code: 'ROW_UNKNOWN', pointer: '/rowId', detail: inspectionTexts.noIssue });
  const fault = faultOf(request, issue, actor);
  if (fault) return err(fault);
  const rev = await changeRow(deps, issue, changesOf(deps, request), actor);
  if (!rev.ok) return rev;
  const at = new Date(deps.clock.now()).toISOString();
  const record: CloseOutRecord = { ...request, rev: rev.value, by: actor.name, at };
  const { rowId, ...detail } = request;
  const audit = {
    at,
    actor: actor.id,
    action: `closeOut.${request.decision}`,
    subject: rowId,
    detail: { ...detail, rev: rev.value },
  };
  await deps.store.saveDecision({ ...record, userId: actor.id }, audit);
  return ok(record);
}

function faultOf(request: CloseOutRequest, { fields, applicant }: IssueRow, actor: User): InspectionFault | null {
  const state = closeOutState(fields['closeOut']);
  if (request.decision === 'reopen') {
    if (state !== 'closed') return { code: 'NOT_CLOSED', pointer: '/decision', detail: inspectionTexts.notClosed };
  } else if (state !== 'applied') return { code: 'NOT_APPLIED', pointer: '/decision', detail: inspectionTexts.notApplied };
  const responsible = fields['responsiblePerson'];
  const people = {
    applicantId: applicant?.userId ?? null,
    applicantName: applicant?.userName ?? null,
    responsiblePerson: typeof responsible === 'string' ? responsible : null,
  };
  return verifiesOwn(people, { userId: actor.id, name: request.verifier })
    ? { code: 'SAME_PERSON', pointer: '/verifier', detail: inspectionTexts.samePerson(request.verifier) }
    : null;
}

function changesOf(deps: InspectionDeps, { decision, verifier }: CloseOutRequest): FieldChanges {
  const changes: Readonly<Record<CloseOutDecision, FieldChanges>> = {
    close: { closeOut: CLOSE_OUT_WORDS.closed, verifier, closedDay: deps.clock.today() },
    reject: { closeOut: CLOSE_OUT_WORDS.open, verifier: null, closedDay: null },
    reopen: { closeOut: CLOSE_OUT_WORDS.reopened, verifier: null, closedDay: null },
  };
  return changes[decision];
}

async function changeRow(
  { push, rows, ids, reference }: InspectionDeps,
  issue: IssueRow,
  set: FieldChanges,
  actor: User,
): Promise<Result<number, InspectionFault>> {
  const base = Object.fromEntries(Object.keys(set).map((key) => [key, issue.fields[key] ?? null]));
  const mutation = { id: ids.next('m'), rowId: issue.rowId, kind: 'upsert', baseRev: issue.rev, base, set };
  const pushed = await push(
    {
      epoch: (await rows.head()).epoch,
      fileId: ids.next('f'),
      replicaId: ids.next('p'),
      batchId: ids.next('b'),
      schemaVersion: reference.definition('issues')?.version ?? 1,
      unit: issue.unitId,
      ledger: 'issues',
      muts: [mutation],
    },
    { id: actor.id, name: actor.name, role: actor.role },
    'commit',
  );
  const refused = (detail: string) => err({ code: 'REFUSED' as const, pointer: '', detail: inspectionTexts.refused(detail) });
  if (!pushed.ok) return refused(pushed.error.detail);
  const [result] = pushed.value.results;
  if (result?.status === 'accepted' || result?.status === 'merged' || result?.status === 'noop') return ok(result.rev);
  const reason = result?.findings?.find(({ severity }) => severity === 'error') ?? result?.findings?.[0];
  return refused(reason ? `${reason.message}，${reason.expected}` : inspectionTexts.noIssue);
}
