import type { SpotCheck, SpotChecks } from '@double-hundred/shared/protocol/spot-checks';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptSpotCheck } from '../../store/inspection-store.ts';
import type { PageAsked } from '../../store/place.ts';
import { rememberedMasks } from '../masking/row-masks.ts';
import type { InspectionDeps } from './inspection-deps.ts';
import { projectNames } from './list-close-outs.ts';

/** A page of samples, newest first, with what was found. */
export async function listSpotChecks(deps: InspectionDeps, asked: PageAsked, viewer: User): Promise<SpotChecks> {
  const { rows, next } = await deps.store.spotChecks(asked);
  const telling = { ...deps, masks: rememberedMasks(deps.masks) };
  return { spotChecks: await Promise.all(rows.map((spotCheck) => tellSpotCheck(telling, spotCheck, viewer))), next };
}

/** A sample as a viewer may see it, every issue with its result. */
export async function tellSpotCheck(deps: InspectionDeps, spotCheck: KeptSpotCheck, viewer: User): Promise<SpotCheck> {
  const { store } = deps;
  const results = new Map((await store.results(spotCheck.id)).map(({ rowId, ...result }) => [rowId, result]));
  const known = new Map((await store.issuesOf(spotCheck.drawn)).map((issue) => [issue.rowId, issue]));
  const issues = spotCheck.drawn.map((rowId) => ({ rowId, issue: known.get(rowId) ?? null }));
  const units = [...new Set(issues.flatMap(({ issue }) => (issue === null ? [] : [issue.unitId])))];
  const names = await projectNames(deps, viewer, units);
  const items = issues.map(({ rowId, issue }) => {
    const problem = issue?.fields['problem'];
    return {
      rowId,
      unitId: issue?.unitId ?? '',
      project: issue === null ? '' : names(issue),
      problem: typeof problem === 'string' ? problem : '',
      result: results.get(rowId) ?? null,
    };
  });
  const { id, seed, pool, filter, by, at, drawn } = spotCheck;
  return { id, seed, pool, size: drawn.length, filter, by, at, items };
}
