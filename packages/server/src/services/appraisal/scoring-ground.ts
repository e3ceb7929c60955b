import { defaultScoringRules } from '@double-hundred/shared/appraisal/default-scoring-rules';
import type { FigureToScore, ScoredRow } from '@double-hundred/shared/appraisal/scored-figures';
import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import type { FactRow, TotalsStore } from '../../store/totals-store.ts';
import { createFactNamer, factColumns } from '../masking/fact-namer.ts';

/** What scores are reckoned from, apart from what the stores hold. */
export interface AppraisalReference {
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  /** The ledger of the projects, for names and masking. */
  readonly definition: LedgerDefinition;
}

export interface AppraisalStores {
  readonly store: AppraisalStore;
  readonly totalsStore: TotalsStore;
}

/** The rules in force: the newest version, or what every campaign starts with as version 0. */
export async function rulesInForce(store: AppraisalStore): Promise<ScoringRulesVersion> {
  return (await store.rules()) ?? { version: 0, rules: defaultScoringRules, by: null, at: null };
}

/** Rows named of every figure; more are counted only. */
const MOST_TOLD = 200;

export interface FiguresToScoreQuery {
  readonly basis: Basis;
  readonly asOf: Day;
  /** Kinds whose projects give points by their size. */
  readonly sizedKinds: readonly AchievementKind[];
  /** The units whose rows are told, named as the viewer may see them; of the others sums are enough. */
  readonly toldUnits: readonly string[];
}

/** Kept sums of every unit and kind, with the first rows behind those that are told. */
export async function figuresToScore(
  { totalsStore }: Pick<AppraisalStores, 'totalsStore'>,
  { definition }: AppraisalReference,
  { basis, asOf, sizedKinds, toldUnits }: FiguresToScoreQuery,
  viewer: User | null,
): Promise<readonly FigureToScore[]> {
  const kept = await totalsStore.figures({ basis, asOf, knownAt: null });
  const led = new Map<string, number[]>();
  for (const kind of sizedKinds) {
    for (const { unitId, yuan, count } of await totalsStore.ledYuan({ basis, asOf, kind })) {
      const key = `${unitId} ${kind}`;
      led.set(key, [...(led.get(key) ?? []), ...Array.from({ length: count }, () => yuan)]);
    }
  }
  const nameOf = createFactNamer(definition, viewer);
  const figures: FigureToScore[] = [];
  for (const { unitId, kind, shareBps, lead, each, yuan } of kept) {
    const told = each > 0 && toldUnits.includes(unitId);
    const page = { basis, asOf, unitId, kind, after: null, limit: MOST_TOLD, ...factColumns(definition) };
    const { facts } = told ? await totalsStore.rowsBehind(page) : { facts: [] };
    const rows = facts.map((fact) => scoredRow(fact, nameOf(fact)));
    figures.push({ unitId, kind, shareBps, lead, each, yuan, ledYuan: led.get(`${unitId} ${kind}`) ?? [], rows });
  }
  return figures;
}

function scoredRow(fact: FactRow, projectName: string): ScoredRow {
  const { rowId, rev, shareUnitId: unitId, kind, day, bps, lead, yuan } = fact;
  return { rowId, rev, projectName, unitId, kind, day, bps, lead, yuan };
}
