import { closeOutState } from '@double-hundred/shared/inspection/close-out';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { SpotCheck, SpotCheckResultRequest } from '@double-hundred/shared/protocol/spot-checks';
import type { User } from '@double-hundred/shared/protocol/session';
import { decideCloseOut, personFault } from './decide-close-out.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';
import { tellSpotCheck } from './tell-spot-check.ts';

/** Keeps what a second look found; an issue that does not hold is opened again in the same transaction. */
export async function recordSpotCheck(
  deps: InspectionDeps,
  spotCheckId: string,
  request: SpotCheckResultRequest,
  actor: User,
): Promise<Result<SpotCheck, InspectionFault>> {
  const spotCheck = await deps.store.spotCheck(spotCheckId);
  if (spotCheck === null)
    return err({ code: 'SAMPLE_UNKNOWN', pointer: '', detail: inspectionTexts.noSample(spotCheckId.slice(0, 80)) });
  const { rowId, holds, verifier, finding } = request;
  if (!spotCheck.drawn.includes(rowId)) return err({ code: 'NOT_DRAWN', pointer: '/rowId', detail: inspectionTexts.notDrawn });
  const known = await deps.store.results(spotCheckId);
  const twice = err({ code: 'CHECKED_ALREADY' as const, pointer: '/rowId', detail: inspectionTexts.checkedAlready });
  if (known.some((result) => result.rowId === rowId)) return twice;
  const issue = await deps.store.issue(rowId);
  const fault = issue === null ? null : personFault(issue, verifier, actor);
  if (fault) return err(fault);
  const at = new Date(deps.clock.now()).toISOString();
  const audit = { at, actor: actor.id, action: 'spotCheck.result', subject: rowId, detail: { spotCheckId, ...request } };
  const result = { ...request, by: actor.name, at };
  // One that was opened again meanwhile, or taken out, keeps the result alone.
  if (!holds && issue !== null && closeOutState(issue.fields['closeOut']) === 'closed') {
    const decision = { rowId, decision: 'reopen' as const, verifier, ground: finding };
    const reopened = await decideCloseOut(deps, decision, actor, {
      results: [{ ...result, spotCheckId }],
      audits: [audit],
    });
    if (!reopened.ok) return reopened;
  } else if (!(await deps.store.saveResult(spotCheckId, result, audit))) return twice;
  return ok(await tellSpotCheck(deps, spotCheck, actor));
}
