import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { TotalsHealth } from '@double-hundred/shared/protocol/totals';
import type { SyncStore } from '../../store/sync-store.ts';
import type { TotalsRewriter } from '../../store/totals-rewriter.ts';
import { compareTotals, recomputeTotals } from './recompute-totals.ts';

export interface RepairDeps {
  readonly store: Pick<SyncStore, 'everyRow' | 'facts' | 'totals'>;
  readonly rewriter: TotalsRewriter;
  readonly clock: Clock;
  readonly definitions: readonly LedgerDefinition[];
}

/** Writes facts and totals anew where they differ, in the writer's turn; gives what differed before. */
export async function repairTotals(deps: RepairDeps, campaign: Campaign): Promise<TotalsHealth> {
  return deps.rewriter.exclusive(async (rewrite) => {
    const kept = { facts: await deps.store.facts(), totals: await deps.store.totals() };
    const recomputed = await recomputeTotals(deps.store, campaign, deps.definitions);
    const health = compareTotals(kept, recomputed, campaign.countPolicy);
    if (health.equal) return health;
    const at = new Date(deps.clock.now()).toISOString();
    const detail = { differences: health.differences };
    await rewrite({ ...recomputed, audit: { at, actor: 'command-line', action: 'totals.repair', subject: 'totals', detail } });
    return health;
  });
}
