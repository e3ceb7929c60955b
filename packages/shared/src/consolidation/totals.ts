import { lightOf } from '../appraisal/light.ts';
import { ACHIEVEMENT_KINDS, type AchievementKind, type Campaign } from '../campaign/campaign.ts';
import { type ScheduledCampaign, scheduleShare } from '../campaign/schedule.ts';
import type { Day } from '../kernel/day.ts';
import { toNumber } from '../kernel/ratio.ts';
import type { Target, Total } from '../protocol/totals.ts';

/** What is kept of a unit and kind: three ways to count, so that the campaign's policy is applied when reading. */
export interface Counts {
  /** Sum of the unit's shares in basis points of a project. */
  readonly shareBps: number;
  /** Projects in which the unit has the lead. */
  readonly lead: number;
  /** Projects in which the unit has any part. */
  readonly each: number;
}

/** One kept figure. Money in yuan. `unexplained` is the part of the counts that waits for a reason (待说明). */
export interface Figure extends Counts {
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly yuan: number;
  readonly unexplained: Counts;
}

/** What adjustments add to a unit's claims of a kind. Money in yuan. */
export interface AdjustmentSum extends Counts {
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly yuan: number;
}

export interface TotalsInput {
  readonly campaign: ScheduledCampaign & Pick<Campaign, 'countPolicy' | 'lightRules'>;
  readonly asOf: Day;
  readonly unitIds: readonly string[];
  readonly figures: readonly Figure[];
  /** Adjustments up to the day, counted the three ways of a figure. */
  readonly adjustments: readonly AdjustmentSum[];
  readonly targets: readonly Target[];
  readonly kinds: readonly AchievementKind[];
  readonly groupBy: readonly ('unit' | 'kind')[];
}

/** The unit id under which targets carry the district's own figure. */
export const DISTRICT = 'district';

type Policy = Campaign['countPolicy'];
type Sum = {
  countBps: number;
  unexplainedBps: number;
  yuan: number;
  adjustedBps: number;
  adjustedYuan: number;
  target: number;
};

/**
 * Consolidates kept figures into the rows the office sees: every unit × kind (zeros too), and the district per kind.
 * The district counts each project once: under `each` it adds the leads, otherwise the units' counts, and with them
 * all adjustments. A unit's count is what it claims; its completion and light count its adjustments in.
 */
export function consolidateTotals(input: TotalsInput): { rows: Total[]; district: Total[] } {
  const byUnit = input.groupBy.includes('unit');
  const byKind = input.groupBy.includes('kind') || !byUnit;
  const kindGroups: readonly (readonly AchievementKind[])[] = byKind ? input.kinds.map((kind) => [kind]) : [input.kinds];
  const unitGroups: readonly (readonly string[])[] = byUnit ? input.unitIds.map((id) => [id]) : [];
  const rows = unitGroups.flatMap((units) =>
    kindGroups.map((kinds) =>
      describe(input, sumOf(input, new Set(units), kinds, input.campaign.countPolicy), kinds, byKind, units[0]),
    ),
  );
  const districtPolicy = input.campaign.countPolicy === 'each' ? 'lead' : input.campaign.countPolicy;
  const district = input.kinds.map((kind) =>
    describe(input, sumOf(input, null, [kind], districtPolicy), [kind], true, undefined),
  );
  return { rows: byUnit ? rows : district, district };
}

function sumOf(input: TotalsInput, units: ReadonlySet<string> | null, kinds: readonly AchievementKind[], policy: Policy): Sum {
  const sum: Sum = { countBps: 0, unexplainedBps: 0, yuan: 0, adjustedBps: 0, adjustedYuan: 0, target: 0 };
  for (const figure of input.figures) {
    if (!kinds.includes(figure.kind) || (units && !units.has(figure.unitId))) continue;
    sum.countBps += countBps(figure, policy);
    sum.unexplainedBps += countBps(figure.unexplained, policy);
    sum.yuan += figure.yuan;
  }
  for (const adjustment of input.adjustments) {
    if (!kinds.includes(adjustment.kind) || (units && !units.has(adjustment.unitId))) continue;
    sum.adjustedBps += countBps(adjustment, policy);
    sum.adjustedYuan += adjustment.yuan;
  }
  for (const kind of kinds) sum.target += targetCount(input.targets, units, kind);
  return sum;
}

/** The target of some units, or of the district (null): its own figure where one was set, else the sum of the units'. */
export function targetCount(targets: readonly Target[], units: ReadonlySet<string> | null, kind: AchievementKind): number {
  const ofKind = targets.filter((target) => target.kind === kind);
  const own = units ? undefined : ofKind.find((target) => target.unitId === DISTRICT);
  if (own) return own.count;
  const counted = ofKind.filter((target) => target.unitId !== DISTRICT && (!units || units.has(target.unitId)));
  return counted.reduce((sum, target) => sum + target.count, 0);
}

function countBps(counts: Counts, policy: Policy): number {
  if (policy === 'share') return counts.shareBps;
  return (policy === 'lead' ? counts.lead : counts.each) * 10_000;
}

function describe(
  input: TotalsInput,
  sum: Sum,
  kinds: readonly AchievementKind[],
  namesKind: boolean,
  unitId: string | undefined,
): Total {
  const share = scheduleShare(input.campaign, input.asOf);
  const standing = lightOf(input.campaign.lightRules, {
    countBps: sum.countBps + sum.adjustedBps,
    target: sum.target,
    share,
  });
  const kind = kinds[0];
  return {
    ...(unitId === undefined ? {} : { unitId }),
    ...(namesKind && kind ? { kind } : {}),
    count: (sum.countBps + (unitId === undefined ? sum.adjustedBps : 0)) / 10_000,
    yuan: sum.yuan + (unitId === undefined ? sum.adjustedYuan : 0),
    adjustmentCount: sum.adjustedBps / 10_000,
    adjustmentYuan: sum.adjustedYuan,
    unexplainedCount: sum.unexplainedBps / 10_000,
    target: sum.target,
    completion: standing.completion ? toNumber(standing.completion) : null,
    scheduleShare: toNumber(share),
    scheduleGapPoints: standing.gapPoints,
    light: standing.light,
  };
}

/** All four kinds, or the one asked for. */
export function kindsAsked(kind: AchievementKind | undefined): readonly AchievementKind[] {
  return kind ? [kind] : ACHIEVEMENT_KINDS;
}
