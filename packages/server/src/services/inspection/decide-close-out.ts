import { CLOSE_OUT_WORDS, type CloseOutDecision, closeOutState, verifiesOwn } from '@double-hundred/shared/inspection/close-out';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { CloseOutRecord, CloseOutRequest } from '@double-hundred/shared/protocol/close-outs';
import type { User } from '@double-hundred/shared/protocol/session';
import type { IssueRow } from '../../store/inspection-store.ts';
import type { KeptBeside } from '../../store/sync-store.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';
import { pushIssue } from './push-issue.ts';

/**
 * Closes an issue off, sends it back or opens it again. Who verifies is neither who applied nor who is responsible. Row,
 * record, audit and `more` are stored in one transaction.
 */
export async function decideCloseOut(
  deps: InspectionDeps,
  request: CloseOutRequest,
  actor: User,
  more: KeptBeside = { audits: [] },
): Promise<Result<CloseOutRecord, InspectionFault>> {
  const issue = await deps.store.issue(request.rowId);
  if (issue === null) return err({ code: 'ROW_UNKNOWN', pointer: '/rowId', detail: inspectionTexts.noIssue });
  const fault = stateFault(request.decision, issue) ?? personFault(issue, request.verifier, actor);
  if (fault) return err(fault);
  const at = new Date(deps.clock.now()).toISOString();
  const recordAt = (rev: number): CloseOutRecord => ({ ...request, rev, by: actor.name, at });
  const { rowId, ...detail } = request;
  const action = `closeOut.${request.decision}`;
  const author = { id: actor.id, name: actor.name, role: actor.role };
  const rev = await pushIssue(deps, issue, changesOf(deps, request), author, (after) => ({
    ...more,
    decisions: [{ ...recordAt(after), userId: actor.id, day: deps.clock.today() }],
    audits: [{ at, actor: actor.id, action, subject: rowId, detail: { ...detail, rev: after } }, ...more.audits],
  }));
  if (!rev.ok) return rev;
  return rev.value === null ? err(notInState(request.decision)) : ok(recordAt(rev.value));
}

/** Whether an issue is where a decision wants it to be. */
function stateFault(decision: CloseOutDecision, { fields }: IssueRow): InspectionFault | null {
  const wanted = decision === 'reopen' ? 'closed' : 'applied';
  return closeOutState(fields['closeOut']) === wanted ? null : notInState(decision);
}

function notInState(decision: CloseOutDecision): InspectionFault {
  return decision === 'reopen'
    ? { code: 'NOT_CLOSED', pointer: '/decision', detail: inspectionTexts.notClosed }
    : { code: 'NOT_APPLIED', pointer: '/decision', detail: inspectionTexts.notApplied };
}

/** The refusal of somebody who would judge what he applied for or is responsible for. */
export function personFault({ fields, applicant }: IssueRow, verifier: string, actor: User): InspectionFault | null {
  const responsible = fields['responsiblePerson'];
  const people = {
    applicantId: applicant?.userId ?? null,
    applicantName: applicant?.userName ?? null,
    responsiblePerson: typeof responsible === 'string' ? responsible : null,
  };
  return verifiesOwn(people, { userId: actor.id, name: verifier })
    ? { code: 'SAME_PERSON', pointer: '/verifier', detail: inspectionTexts.samePerson(verifier) }
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
