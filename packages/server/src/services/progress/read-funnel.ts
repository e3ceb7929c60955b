import { funnelOf } from '@double-hundred/shared/progress/funnel';
import type { FunnelResponse } from '@double-hundred/shared/protocol/progress-problems';
import { type ProgressDeps, ensureProgress } from './ensure-progress.ts';

/** The stage funnel by stages ever reached, from kept counters. */
export async function readFunnel(
  deps: ProgressDeps,
  { unitId, qualifying }: { readonly unitId: string | null; readonly qualifying: boolean },
): Promise<FunnelResponse> {
  await ensureProgress(deps);
  const totals = await deps.progress.stages(unitId);
  return { unitId, steps: [...funnelOf(totals.filter((total) => !qualifying || total.qualifying === 1))] };
}
