import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { tokenOf } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { percentile } from '../rounds.ts';

export interface WatchedRecompute {
  readonly answeredAfter: number;
  readonly seconds: number;
  /** Distinct states of progress that were told. */
  readonly told: number;
  readonly readsP50: number;
  readonly readsP95: number;
  readonly longest: number;
}

// Changes the threshold as the district office does, and reads totals all the time until the figures stand again.
void contend<{ url: string; thresholdYuan: number }, WatchedRecompute>(async ({ url, thresholdYuan }) => {
  const headers = { authorization: `Bearer ${tokenOf('office')}`, 'content-type': 'application/json' };
  const get = async <T>(path: string): Promise<T> => (await (await fetch(`${url}/api/v1${path}`, { headers })).json()) as T;
  const campaign = await get<Campaign>('/campaign');
  const start = performance.now();
  const body = JSON.stringify({ ...campaign, thresholdYuan });
  const saved = await fetch(`${url}/api/v1/campaign`, { method: 'PUT', headers, body });
  if (!saved.ok) throw new Error(`campaign: ${saved.status}`);
  const answeredAfter = performance.now() - start;
  const times: number[] = [];
  const told = new Set<number>();
  for (;;) {
    const asked = performance.now();
    const { recomputing } = await get<TotalsResponse>('/totals');
    times.push(performance.now() - asked);
    if (recomputing === undefined) break;
    told.add(recomputing.done);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    answeredAfter,
    seconds: (performance.now() - start) / 1_000,
    told: told.size,
    readsP50: percentile(times, 0.5),
    readsP95: percentile(times, 0.95),
    longest: Math.max(...times),
  };
});
