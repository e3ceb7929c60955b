import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { type Fact, factsOf } from '@double-hundred/shared/consolidation/facts';
import { TOTAL_DAY_FIGURES, type TotalDay, sumFacts, totalDayKey } from '@double-hundred/shared/consolidation/total-day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { TotalsHealth } from '@double-hundred/shared/protocol/totals';
import type { SyncStore } from '../../store/sync-store.ts';

/** Facts, and the totals they add up to. */
export interface FactsAndTotals {
  readonly facts: readonly Fact[];
  readonly totals: readonly TotalDay[];
}

/** Works facts and totals out anew from the stored rows and verifications alone. */
export async function recomputeTotals(
  store: Pick<SyncStore, 'everyRow'>,
  campaign: Campaign,
  definitions: readonly LedgerDefinition[],
): Promise<FactsAndTotals> {
  const facts: Fact[] = [];
  for (const definition of definitions) {
    if (!definition.rules.some(({ kind }) => kind === 'qualifying')) continue;
    for await (const { row, verifications } of store.everyRow(definition.id)) {
      facts.push(...factsOf({ ...row, campaign, verifications }));
    }
  }
  return { facts, totals: sumFacts(facts) };
}

/**
 * Compares what is kept with what was recomputed, fact by fact and day by day, and tells the differences per unit, kind
 * and basis with the whole sums. Equal sums in a difference mean that days or rows differ while the sum does not.
 */
export function compareTotals(kept: FactsAndTotals, recomputed: FactsAndTotals, policy: Campaign['countPolicy']): TotalsHealth {
  const different = new Set([
    ...differingTotals(kept.totals, recomputed.totals),
    ...differingFacts(kept.facts, recomputed.facts),
  ]);
  const before = sumGroups(kept.totals, policy);
  const after = sumGroups(recomputed.totals, policy);
  const differences = [...different].sort().map((group) => {
    const [unitId = '', kind = '', basis = ''] = group.split('\t');
    return { unitId, kind, basis, kept: before.get(group) ?? NOTHING, recomputed: after.get(group) ?? NOTHING };
  });
  return { equal: differences.length === 0, differences };
}

/** Recomputes and compares; the store must show one moment, or a push in between looks like a difference. */
export async function checkTotals(
  moment: Pick<SyncStore, 'everyRow' | 'facts' | 'totals'>,
  campaign: Campaign | null,
  definitions: readonly LedgerDefinition[],
): Promise<TotalsHealth> {
  if (campaign === null) return { equal: true, differences: [] };
  const kept = { facts: await moment.facts(), totals: await moment.totals() };
  return compareTotals(kept, await recomputeTotals(moment, campaign, definitions), campaign.countPolicy);
}

const NOTHING = { count: 0, yuan: 0 };

function groupOf(of: Pick<Fact, 'unitId' | 'kind' | 'basis'>): string {
  return `${of.unitId}\t${of.kind}\t${of.basis}`;
}

function differingTotals(kept: readonly TotalDay[], recomputed: readonly TotalDay[]): string[] {
  const byKey = new Map(recomputed.map((total) => [totalDayKey(total), total]));
  const groups: string[] = [];
  for (const total of kept) {
    const other = byKey.get(totalDayKey(total));
    byKey.delete(totalDayKey(total));
    // A total that went back to nothing is kept as zeros.
    if (TOTAL_DAY_FIGURES.some((figure) => total[figure] !== (other?.[figure] ?? 0))) groups.push(groupOf(total));
  }
  return [...groups, ...[...byKey.values()].map(groupOf)];
}

function differingFacts(kept: readonly Fact[], recomputed: readonly Fact[]): string[] {
  const left = new Map(recomputed.map((fact) => [factText(fact), fact]));
  const gone = kept.filter((fact) => !left.delete(factText(fact)));
  return [...gone, ...left.values()].map(groupOf);
}

function factText(fact: Fact): string {
  const { rowId, kind, basis, unitId, day, bps, lead, yuan, unexplained } = fact;
  return `${rowId} ${kind} ${basis} ${unitId} ${day} ${bps} ${lead} ${yuan} ${unexplained}`;
}

function sumGroups(totals: readonly TotalDay[], policy: Campaign['countPolicy']): Map<string, { count: number; yuan: number }> {
  const bps = new Map<string, { bps: number; yuan: number }>();
  for (const total of totals) {
    const sum = bps.get(groupOf(total)) ?? { bps: 0, yuan: 0 };
    sum.bps += policy === 'share' ? total.countBps : 10_000 * (policy === 'lead' ? total.leadCount : total.eachCount);
    sum.yuan += total.yuan;
    bps.set(groupOf(total), sum);
  }
  return new Map([...bps].map(([group, sum]) => [group, { count: sum.bps / 10_000, yuan: sum.yuan }]));
}
