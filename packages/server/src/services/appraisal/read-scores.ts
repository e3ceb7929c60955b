import { type UnitScore, scoreUnits } from '@double-hundred/shared/appraisal/score-units';
import { unitFigures } from '@double-hundred/shared/appraisal/scored-figures';
import type { ScoringRules } from '@double-hundred/shared/appraisal/scoring-rules';
import type { Basis } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import { adjustmentAnswer, scopeOf, toldTo } from '../totals/read-totals.ts';
import { readOccurrences } from './read-occurrences.ts';
import { type AppraisalReference, type AppraisalStores, figuresToScore, rulesInForce } from './scoring-ground.ts';

export interface ScoresQuery {
  readonly asOf: Day;
  /** Instead of the basis the rules name. */
  readonly basis?: Basis | undefined;
  /** Puts points and ranks of an earlier day beside the present ones. */
  readonly compareTo?: Day | undefined;
  /** Rules to try instead of those in force; their scores are compared with those in force. Nothing is saved. */
  readonly trial?: ScoringRules | undefined;
  /** The one unit to tell of; its scores and rank are those among all. */
  readonly unit?: string | undefined;
  /** Leaves out the rows behind the items. */
  readonly untraced?: boolean | undefined;
}

/** Scores as of a day, every figure with its formula and trace. A unit account gets its own unit only. */
export async function readScores(
  stores: AppraisalStores,
  reference: AppraisalReference,
  query: ScoresQuery,
  viewer: User | null,
): Promise<ScoresResponse> {
  const [inForce, stamp] = await Promise.all([rulesInForce(stores.store), stores.totalsStore.stamp()]);
  const rules = query.trial ?? inForce.rules;
  const basis = query.basis ?? rules.basis;
  const own = viewer ? scopeOf(viewer) : null;
  const only = own ?? query.unit ?? null;
  const seen = reference.units.flatMap(({ id }) => (only === null || id === only ? [id] : []));
  const score = (used: ScoringRules, asOf: Day, toldUnits: readonly string[] = []) =>
    scoresOf(stores, reference, { ...used, basis }, { asOf, toldUnits }, viewer);
  const units = await score(rules, query.asOf, query.untraced === true ? [] : seen);
  const earlier = query.compareTo
    ? await score(rules, query.compareTo)
    : query.trial
      ? await score(inForce.rules, query.asOf)
      : null;
  return {
    asOf: query.asOf,
    basis,
    rulesVersion: inForce.version,
    seq: stamp.headSeq,
    ranking: rules.ranking,
    groups: rules.groups.map(({ id, name }) => ({ id, name })),
    units: units.filter(({ unitId }) => seen.includes(unitId)).map((unit) => answered(unit, earlier)),
  };
}

async function scoresOf(
  stores: AppraisalStores,
  reference: AppraisalReference,
  rules: ScoringRules,
  { asOf, toldUnits }: { readonly asOf: Day; readonly toldUnits: readonly string[] },
  viewer: User | null,
): Promise<readonly UnitScore[]> {
  const { campaign, units } = reference;
  const sizedKinds = [...new Set(rules.items.flatMap((item) => (item.kind === 'tier' ? [item.achievement] : [])))];
  const [kept, adjustments, targets, entries, exemptions, occurrences] = await Promise.all([
    figuresToScore(stores, reference, { basis: rules.basis, asOf, sizedKinds, toldUnits }, viewer),
    stores.totalsStore.adjustments({ basis: rules.basis, asOf, knownAt: null }),
    stores.totalsStore.targets(),
    stores.store.entries(),
    stores.store.exemptions(),
    readOccurrences(stores.store, asOf, viewer),
  ]);
  const stands = (each: { day: string; withdrawn: unknown }) => each.withdrawn === null && each.day <= asOf;
  return scoreUnits({
    rules,
    units,
    figures: unitFigures(
      units.map((unit) => unit.id),
      kept,
      targets,
      campaign.countPolicy,
      adjustments.map((each) => adjustmentAnswer(toldTo(viewer, each), campaign.countPolicy)),
    ),
    entries: entries.filter(stands),
    occurrences,
    exemptions: new Map(exemptions.filter(stands).map(({ unitId, reason }) => [unitId, reason])),
  });
}

function answered(unit: UnitScore, earlier: readonly UnitScore[] | null): ScoresResponse['units'][number] {
  const before = earlier?.find((each) => each.unitId === unit.unitId);
  return {
    ...unit,
    items: unit.items.map((item) => ({ ...item, trace: [...item.trace] })),
    ...(before ? { before: { points: before.points, rank: before.rank } } : {}),
  };
}
