import { CLOSE_OUT_WORDS, closeOutState } from '@double-hundred/shared/inspection/close-out';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { CloseOut, CloseOutApplication } from '@double-hundred/shared/protocol/close-outs';
import type { User } from '@double-hundred/shared/protocol/session';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';
import { closeOutOf, projectNames } from './list-close-outs.ts';
import { pushIssue } from './push-issue.ts';

/** A unit says that an issue of its own is solved; the row follows, and the unit's file takes it over with its next sync. */
export async function applyCloseOut(
  deps: InspectionDeps,
  { unit, rowId, progress }: CloseOutApplication,
  actor: User,
): Promise<Result<CloseOut, InspectionFault>> {
  const unknown = err({ code: 'ROW_UNKNOWN' as const, pointer: '/rowId', detail: inspectionTexts.noIssue });
  const issue = await deps.store.issue(rowId);
  if (issue === null || issue.unitId !== unit) return unknown;
  const state = closeOutState(issue.fields['closeOut']);
  const applied = err({ code: 'APPLIED_ALREADY' as const, pointer: '/rowId', detail: inspectionTexts.appliedAlready(state) });
  if (state === 'applied' || state === 'closed') return applied;
  const today = deps.clock.today();
  const set = { closeOut: CLOSE_OUT_WORDS.applied, closedDay: today, progress };
  const audit = {
    at: new Date(deps.clock.now()).toISOString(),
    actor: actor.id,
    action: 'closeOut.apply',
    subject: rowId,
    detail: { progress },
  };
  const author = { id: actor.id, name: actor.name, role: actor.role };
  const rev = await pushIssue(deps, issue, set, author, () => ({ audits: [audit] }));
  if (!rev.ok) return rev;
  const after = await deps.store.issue(rowId);
  if (rev.value === null || after === null) return applied;
  return ok(closeOutOf(after, today, await projectNames(deps, actor, [unit])));
}
