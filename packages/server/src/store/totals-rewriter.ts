import type { Fact } from '@double-hundred/shared/consolidation/facts';
import type { TotalDay } from '@double-hundred/shared/consolidation/total-day';
import type { AuditDraft } from './sync-store.ts';

/** All facts and totals there are to be, and the entry that tells of it. */
export interface TotalsRewrite {
  readonly facts: readonly Fact[];
  readonly totals: readonly TotalDay[];
  readonly audit: AuditDraft;
}

/** Replaces all facts and totals at once, for mending them. */
export interface TotalsRewriter {
  /** Nobody else writes while the work goes on; what `rewrite` is given is written in one transaction. */
  exclusive<T>(work: (rewrite: (all: TotalsRewrite) => Promise<void>) => Promise<T>): Promise<T>;
}
