import { funnelOf } from '@double-hundred/shared/progress/funnel';
import type { FunnelResponse } from '@double-hundred/shared/protocol/progress-problems';
import { recomputingOf } from '../figures/recomputing-of.ts';
import type { ProgressDeps } from './progress-deps.ts';

/** The stage funnel by stages ever reached, from kept counters. */
export async function readFunnel(
  deps: ProgressDeps,
  { unitId, qualifying }: { readonly unitId: string | null; readonly qualifying: boolean },
): Promise<FunnelResponse> {
  const recomputing = await recomputingOf(deps.rebuild);
  const totals = await deps.progress.stages(unitId);
  return { unitId, steps: [...funnelOf(totals.filter((total) => !qualifying || total.qualifying === 1))], ...recomputing };
}
