import { closeOutState } from '@double-hundred/shared/inspection/close-out';
import { drawSample } from '@double-hundred/shared/inspection/draw-sample';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { SpotCheck, SpotCheckRequest, SpotCheckResultRequest } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptSpotCheck } from '../../store/inspection-store.ts';
import { decideCloseOut } from './decide-close-out.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';

/** Draws closed issues at random by a seed that is kept, so that anybody can draw the same ones again (抽查). */
export async function drawSpotCheck(
  deps: InspectionDeps,
  request: SpotCheckRequest,
  actor: User,
): Promise<Result<SpotCheck, InspectionFault>> {
  const closed = (await deps.store.issues(null)).filter(({ fields }) => {
    const day = fields['closedDay'];
    if (closeOutState(fields['closeOut']) !== 'closed') return false;
    if (request.fromDay !== undefined && (typeof day !== 'string' || day < request.fromDay)) return false;
    return request.toDay === undefined || (typeof day === 'string' && day <= request.toDay);
  });
  if (closed.length === 0) return err({ code: 'EMPTY_POOL', pointer: '', detail: inspectionTexts.emptyPool });
  const seed = request.seed ?? deps.ids.next('s');
  const drawn = drawSample(
    closed.map(({ rowId }) => rowId),
    request.size,
    seed,
  );
  const at = new Date(deps.clock.now()).toISOString();
  const spotCheck: KeptSpotCheck = { id: deps.ids.next('k'), seed, pool: closed.length, drawn, by: actor.name, at };
  const detail = { seed, pool: closed.length, drawn };
  await deps.store.saveSpotCheck(spotCheck, { at, actor: actor.id, action: 'spotCheck.draw', subject: spotCheck.id, detail });
  return ok(await tellSpotCheck(deps, spotCheck));
}

/** Keeps what a second look found; an issue that does not hold is opened again in the same step. */
export async function recordSpotCheck(
  deps: InspectionDeps,
  spotCheckId: string,
  request: SpotCheckResultRequest,
  actor: User,
): Promise<Result<SpotCheck, InspectionFault>> {
  const spotCheck = (await deps.store.spotChecks()).find(({ id }) => id === spotCheckId);
  if (spotCheck === undefined)
    return err({ code: 'SAMPLE_UNKNOWN', pointer: '', detail: inspectionTexts.noSample(spotCheckId.slice(0, 80)) });
  const { rowId, holds, verifier, finding } = request;
  if (!spotCheck.drawn.includes(rowId)) return err({ code: 'NOT_DRAWN', pointer: '/rowId', detail: inspectionTexts.notDrawn });
  const known = await deps.store.results(spotCheckId);
  const twice = err({ code: 'CHECKED_ALREADY' as const, pointer: '/rowId', detail: inspectionTexts.checkedAlready });
  if (known.some((result) => result.rowId === rowId)) return twice;
  if (!holds) {
    const reopened = await decideCloseOut(deps, { rowId, decision: 'reopen', verifier, ground: finding }, actor);
    if (!reopened.ok && reopened.error.code !== 'NOT_CLOSED') return reopened;
  }
  const at = new Date(deps.clock.now()).toISOString();
  const audit = { at, actor: actor.id, action: 'spotCheck.result', subject: rowId, detail: { spotCheckId, ...request } };
  if (!(await deps.store.saveResult(spotCheckId, { ...request, by: actor.name, at }, audit))) return twice;
  return ok(await tellSpotCheck(deps, spotCheck));
}

/** All samples, newest first, with what was found. */
export async function listSpotChecks(deps: InspectionDeps): Promise<SpotCheck[]> {
  return Promise.all((await deps.store.spotChecks()).map((spotCheck) => tellSpotCheck(deps, spotCheck)));
}

async function tellSpotCheck({ store }: InspectionDeps, spotCheck: KeptSpotCheck): Promise<SpotCheck> {
  const results = new Map((await store.results(spotCheck.id)).map(({ rowId, ...result }) => [rowId, result]));
  const items = spotCheck.drawn.map(async (rowId) => {
    const issue = await store.issue(rowId);
    const problem = issue?.fields['problem'];
    return {
      rowId,
      unitId: issue?.unitId ?? '',
      problem: typeof problem === 'string' ? problem : '',
      result: results.get(rowId) ?? null,
    };
  });
  const { id, seed, pool, by, at, drawn } = spotCheck;
  return { id, seed, pool, size: drawn.length, by, at, items: await Promise.all(items) };
}
