import type { SpotCheck } from '@double-hundred/shared/protocol/spot-checks';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptSpotCheck } from '../../store/inspection-store.ts';
import type { InspectionDeps } from './inspection-deps.ts';
import { projectNames } from './list-close-outs.ts';

/** All samples, newest first, with what was found. */
export async function listSpotChecks(deps: InspectionDeps, viewer: User): Promise<SpotCheck[]> {
  return Promise.all((await deps.store.spotChecks()).map((spotCheck) => tellSpotCheck(deps, spotCheck, viewer)));
}

/** A sample as a viewer may see it, every issue with its result. */
export async function tellSpotCheck(deps: InspectionDeps, spotCheck: KeptSpotCheck, viewer: User): Promise<SpotCheck> {
  const { store } = deps;
  const results = new Map((await store.results(spotCheck.id)).map(({ rowId, ...result }) => [rowId, result]));
  const issues = await Promise.all(spotCheck.drawn.map(async (rowId) => ({ rowId, issue: await store.issue(rowId) })));
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
