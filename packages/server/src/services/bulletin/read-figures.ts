import type { BulletinFigure, BulletinFigures, BulletinScope } from '@double-hundred/shared/bulletin/bulletin-figures';
import type { BulletinReading } from '@double-hundred/shared/bulletin/compare-figures';
import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import { campaignDay } from '@double-hundred/shared/campaign/schedule';
import { consolidateTotals } from '@double-hundred/shared/consolidation/totals';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import type { Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { readScores } from '../appraisal/read-scores.ts';
import { adjustmentSum } from '../totals/read-totals.ts';
import type { BulletinDeps } from './bulletin-deps.ts';

/** A reading with the change of the ledgers it was read at. */
export interface StampedReading extends BulletinReading {
  readonly seq: number;
}

/**
 * Reads everything a bulletin of that scope shows: totals of the basis asked for, ranks by the basis of the scoring rules
 * (a bulletin cannot rank by claims while the rules say verified), and the rows behind the figures.
 */
export async function readBulletinFigures(deps: BulletinDeps, scope: BulletinScope): Promise<StampedReading> {
  const { reference } = deps;
  const { campaign, units } = reference;
  const { asOf, basis } = scope;
  const stores = { store: deps.appraisal, totalsStore: deps.totalsStore };
  const [totals, scores, parts] = await Promise.all([
    deps.totals.read({ asOf, basis, kind: undefined, knownAt: null, groupBy: ['unit', 'kind'] }, { campaign, units }, null),
    readScores(stores, reference, { asOf, untraced: true }, null),
    deps.totalsStore.parts({ asOf, basis }),
  ]);
  const members = scope.groupId === null ? null : new Set(unitsOfGroup(scores, scope.groupId));
  const within = (unitId: string, kind: AchievementKind): boolean =>
    scope.kinds.includes(kind) && (members === null || members.has(unitId));
  const seen = units.filter(({ id }) => members === null || members.has(id));
  const district = members === null ? totals.district : await groupTotals(deps, scope, [...members]);
  const figures: BulletinFigures = {
    scope,
    campaign: {
      name: campaign.name,
      day: campaignDay(campaign, asOf),
      days: campaign.days,
      thresholdYuan: campaign.thresholdYuan,
    },
    scheduleShare: totals.district[0]?.scheduleShare ?? 0,
    district: figuresOf(district, scope.kinds),
    units: seen.map(({ id, name }) => unitOf(id, name, totals, scores, scope.kinds)),
    groups: scores.groups.filter(({ id }) => scope.groupId === null || scope.groupId === id),
    ranking: scores.ranking,
    rankedBy: scores.basis,
    adjustments: totals.adjustments
      .filter(({ unitId, kind }) => within(unitId, kind))
      .map(({ unitId, kind, count, yuan, day, note }) => ({ unitId, kind, count, yuan, day, note })),
  };
  const rows = parts.filter(({ unitId, kind }) => within(unitId, kind));
  return { figures, rows, rulesVersion: scores.rulesVersion, seq: totals.seq };
}

function unitsOfGroup(scores: ScoresResponse, groupId: string): readonly string[] {
  return scores.units.filter((unit) => unit.groupId === groupId).map(({ unitId }) => unitId);
}

// The sums of one group against its own targets, by the same rules as the district's.
async function groupTotals(deps: BulletinDeps, scope: BulletinScope, unitIds: readonly string[]): Promise<readonly Total[]> {
  const { campaign } = deps.reference;
  const query = { asOf: scope.asOf, basis: scope.basis, knownAt: null };
  const [kept, adjustments, targets] = await Promise.all([
    deps.totalsStore.figures(query),
    deps.totalsStore.adjustments(query),
    deps.totalsStore.targets(),
  ]);
  const ours = <T extends { unitId: string }>(list: readonly T[]): T[] => list.filter(({ unitId }) => unitIds.includes(unitId));
  return consolidateTotals({
    campaign,
    asOf: scope.asOf,
    unitIds,
    figures: ours(kept),
    adjustments: ours(adjustments).map(adjustmentSum),
    targets: ours(targets),
    kinds: scope.kinds,
    groupBy: ['kind'],
  }).district;
}

function unitOf(
  unitId: string,
  name: string,
  totals: TotalsResponse,
  scores: ScoresResponse,
  kinds: readonly AchievementKind[],
): BulletinFigures['units'][number] {
  const score = scores.units.find((unit) => unit.unitId === unitId);
  return {
    unitId,
    name,
    groupId: score?.groupId ?? null,
    figures: figuresOf(totals.rows.filter((row) => row.unitId === unitId).map(adjusted), kinds),
    points: scores.ranking === 'none' ? null : (score?.points ?? null),
    rank: score?.rank ?? null,
    tied: score?.tied ?? false,
    tail: score?.tail ?? false,
    exempt: score?.exempt ?? null,
    unranked: score?.unranked ?? null,
  };
}

// A unit's row of the totals is what it claimed; a bulletin publishes one figure, with the adjustments in it.
function adjusted(total: Total): Total {
  return { ...total, count: total.count + total.adjustmentCount, yuan: total.yuan + total.adjustmentYuan };
}

function figuresOf(totals: readonly Total[], kinds: readonly AchievementKind[]): BulletinFigure[] {
  return kinds.flatMap((kind) =>
    totals
      .filter((total) => total.kind === kind)
      .map(({ count, yuan, target, completion, scheduleGapPoints, light }) => ({
        kind,
        count,
        yuan,
        target,
        completion,
        gapPoints: scheduleGapPoints,
        light,
      })),
  );
}
