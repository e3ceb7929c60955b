import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { TotalsHealth } from '@double-hundred/shared/protocol/totals';
import type { FigureRebuildStore } from '../../store/figure-rebuild-store.ts';
import type { FigureRebuild } from '../figures/rebuild-figures.ts';
import type { ToldRows } from './check-totals.ts';

export interface RepairDeps {
  readonly check: (told?: ToldRows) => Promise<TotalsHealth>;
  readonly store: Pick<FigureRebuildStore, 'ask'>;
  readonly rebuild: Pick<FigureRebuild, 'run'>;
  readonly clock: Clock;
}

/** Mends facts and totals where they differ from the rows; gives what differed before. The audit tells of it. */
export async function repairTotals({ check, store, rebuild, clock }: RepairDeps, told?: ToldRows): Promise<TotalsHealth> {
  const health = await check(told);
  if (health.equal) return health;
  const at = new Date(clock.now()).toISOString();
  const detail = { differences: health.differences };
  await store.ask({ at, actor: 'command-line', action: 'totals.repair', subject: 'totals', detail });
  await rebuild.run(({ done, total }) => told?.(done, total));
  return health;
}
