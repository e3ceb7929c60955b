import { closeOutState } from '@double-hundred/shared/inspection/close-out';
import { drawOrder, drawSample } from '@double-hundred/shared/inspection/draw-sample';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { SpotCheck, SpotCheckDraw, SpotCheckFilter, SpotCheckRequest } from '@double-hundred/shared/protocol/spot-checks';
import type { User } from '@double-hundred/shared/protocol/session';
import type { IssueRow, KeptSpotCheck } from '../../store/inspection-store.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';
import { tellSpotCheck } from './tell-spot-check.ts';

/** Draws closed issues at random by a seed that is kept with the issues drawn from, so that anybody can draw them again (抽查). */
export async function drawSpotCheck(
  deps: InspectionDeps,
  { size, seed = deps.ids.next('s'), ...filter }: SpotCheckRequest,
  actor: User,
): Promise<Result<SpotCheck, InspectionFault>> {
  const candidates = (await deps.store.issues(null)).filter((issue) => fits(issue, filter)).map(({ rowId }) => rowId);
  if (candidates.length === 0) return err({ code: 'EMPTY_POOL', pointer: '', detail: inspectionTexts.emptyPool });
  const drawn = drawSample(candidates, size, seed);
  const at = new Date(deps.clock.now()).toISOString();
  const id = deps.ids.next('k');
  const spotCheck: KeptSpotCheck = { id, seed, filter, candidates, pool: candidates.length, drawn, by: actor.name, at };
  const detail = { seed, size, filter, pool: candidates.length, drawn };
  await deps.store.saveSpotCheck(spotCheck, { at, actor: actor.id, action: 'spotCheck.draw', subject: id, detail });
  return ok(await tellSpotCheck(deps, spotCheck, actor));
}

/** Draws a kept sample once more over the issues it was drawn from, and shows the place of each. */
export async function repeatDraw(deps: InspectionDeps, id: string): Promise<Result<SpotCheckDraw, InspectionFault>> {
  const kept = await deps.store.spotCheck(id);
  if (kept === null) return err({ code: 'SAMPLE_UNKNOWN', pointer: '', detail: inspectionTexts.noSample(id.slice(0, 80)) });
  const { seed, candidates, drawn } = kept;
  const size = drawn.length;
  if (candidates === null) return ok({ seed, size, same: null, candidates: [] });
  const issues = new Map((await deps.store.issues(null)).map((issue) => [issue.rowId, issue]));
  const order = drawOrder(candidates, seed);
  const told = order.map(({ id: rowId, hash }, place) => {
    const issue = issues.get(rowId);
    const problem = issue?.fields['problem'];
    return {
      rowId,
      unitId: issue?.unitId ?? '',
      problem: typeof problem === 'string' ? problem : '',
      hash,
      drawn: place < size,
    };
  });
  const same = order.slice(0, size).every(({ id: rowId }, place) => rowId === drawn[place]);
  return ok({ seed, size, same, candidates: told });
}

function fits({ unitId, fields }: IssueRow, { fromDay, toDay, units, category }: SpotCheckFilter): boolean {
  const day = fields['closedDay'];
  if (closeOutState(fields['closeOut']) !== 'closed') return false;
  if (units !== undefined && !units.includes(unitId)) return false;
  if (category !== undefined && fields['category'] !== category) return false;
  if (fromDay !== undefined && (typeof day !== 'string' || day < fromDay)) return false;
  return toDay === undefined || (typeof day === 'string' && day <= toDay);
}
