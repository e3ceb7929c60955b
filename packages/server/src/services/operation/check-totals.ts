import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Fact } from '@double-hundred/shared/consolidation/facts';
import { TOTAL_DAY_FIGURES, type TotalDay, sumFacts, totalDayKey } from '@double-hundred/shared/consolidation/total-day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { TotalsHealth } from '@double-hundred/shared/protocol/totals';
import type { FigureRebuildStore, RebuildReader } from '../../store/figure-rebuild-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import { factText, pageFacts } from '../figures/page-mending.ts';

/** Told how many rows of how many are done. */
export type ToldRows = (done: number, total: number) => void;

/** All three read one moment, or a push in between looks like a difference. */
export interface CheckDeps {
  readonly reader: Pick<RebuildReader, 'page'>;
  readonly totals: Pick<SyncStore, 'totals'>;
  readonly rows: Pick<FigureRebuildStore, 'countRows'>;
  readonly campaign: Campaign | null;
  readonly definitions: readonly LedgerDefinition[];
  readonly breathe: () => Promise<void>;
  readonly told?: ToldRows;
}

const PAGE = 1_000;

/**
 * Works facts and totals out anew from the rows and verifications alone, and compares with what is kept, fact by fact and
 * day by day. Differences come per unit, kind and basis with the whole sums; equal sums in one mean that days or rows
 * differ while the sum does not.
 */
export async function checkTotals({
  reader,
  totals,
  rows,
  campaign,
  definitions,
  breathe,
  told,
}: CheckDeps): Promise<TotalsHealth> {
  if (campaign === null) return { equal: true, differences: [] };
  const whole = await rows.countRows();
  const different = new Set<string>();
  let recomputed: readonly TotalDay[] = [];
  let done = 0;
  for (let after: string | null = ''; after !== null;) {
    const page = await reader.page(after, PAGE);
    const fresh = pageFacts(page, { campaign, definitions });
    for (const group of differingFacts(page.facts, fresh)) different.add(group);
    recomputed = addTotals(recomputed, sumFacts(fresh));
    after = page.last;
    told?.((done += page.rows.length), whole);
    await breathe();
  }
  const kept = await totals.totals();
  for (const group of differingTotals(kept, recomputed)) different.add(group);
  const before = sumGroups(kept, campaign.countPolicy);
  const after = sumGroups(recomputed, campaign.countPolicy);
  const differences = [...different].toSorted().map((group) => {
    const [unitId = '', kind = '', basis = ''] = group.split('\t');
    return { unitId, kind, basis, kept: before.get(group) ?? NOTHING, recomputed: after.get(group) ?? NOTHING };
  });
  return { equal: differences.length === 0, differences };
}

function addTotals(left: readonly TotalDay[], right: readonly TotalDay[]): readonly TotalDay[] {
  const sums = new Map(left.map((total) => [totalDayKey(total), total]));
  for (const total of right) {
    const before = sums.get(totalDayKey(total));
    const sum: { -readonly [K in keyof TotalDay]: TotalDay[K] } = { ...total };
    if (before !== undefined) for (const figure of TOTAL_DAY_FIGURES) sum[figure] = before[figure] + total[figure];
    sums.set(totalDayKey(total), sum);
  }
  return [...sums.values()];
}

function differingFacts(kept: readonly Fact[], recomputed: readonly Fact[]): string[] {
  const left = new Map(recomputed.map((fact) => [factText(fact), fact]));
  const gone = kept.filter((fact) => !left.delete(factText(fact)));
  return [...gone, ...left.values()].map(groupOf);
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
