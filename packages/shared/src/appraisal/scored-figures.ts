import { ACHIEVEMENT_KINDS, type AchievementKind, type Campaign } from '../campaign/campaign.ts';
import type { Figure } from '../consolidation/totals.ts';
import type { Target } from '../protocol/totals.ts';

/** One row's part in one achievement of a unit, as it counts for the score. Money in yuan, share in basis points. */
export interface ScoredRow {
  readonly rowId: string;
  readonly rev: number;
  readonly projectName: string;
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly day: string;
  readonly bps: number;
  readonly lead: boolean;
  /** The unit's part of the investment. */
  readonly yuan: number;
}

/** A dated adjustment of a unit's figures, its count by the campaign's policy. Money in yuan; both signed. */
export interface ScoredAdjustment {
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly day: string;
  readonly count: number;
  readonly yuan: number;
  readonly note: string;
}

/** What a unit achieved of one kind: count by the campaign's policy, yuan, targets, and what makes them up. */
export interface ScoredFigure {
  readonly count: number;
  readonly yuan: number;
  readonly targetCount: number;
  readonly targetYuan: number;
  /** Whether any row counts, whatever its part. */
  readonly counted: boolean;
  /** The whole investment of every project the unit leads, in yuan. */
  readonly ledYuan: readonly number[];
  /** The first rows that make it up, and how many there are besides. */
  readonly rows: readonly ScoredRow[];
  readonly moreRows: number;
  readonly adjustments: readonly ScoredAdjustment[];
}
export type UnitFigures = Readonly<Record<AchievementKind, ScoredFigure>>;

/** Kept sums of a unit and kind with what of their rows is told. */
export interface FigureToScore extends Pick<Figure, 'shareBps' | 'lead' | 'each' | 'yuan'> {
  readonly unitId: string;
  readonly kind: AchievementKind;
  readonly ledYuan: readonly number[];
  readonly rows: readonly ScoredRow[];
}

const WHOLE_BPS = 10_000;

/** The figures of every unit from kept sums and adjustments; units and kinds without a sum have nothing. */
export function unitFigures(
  unitIds: readonly string[],
  kept: readonly FigureToScore[],
  targets: readonly Target[],
  policy: Campaign['countPolicy'],
  adjustments: readonly ScoredAdjustment[] = [],
): ReadonlyMap<string, UnitFigures> {
  return new Map(
    unitIds.map((unitId) => {
      const ofKind = (kind: AchievementKind): ScoredFigure => {
        const own = kept.find((each) => each.unitId === unitId && each.kind === kind);
        const target = targets.find((each) => each.unitId === unitId && each.kind === kind);
        const adjusted = adjustments.filter((each) => each.unitId === unitId && each.kind === kind);
        const rows = own?.rows ?? [];
        return {
          count: (own === undefined ? 0 : countOf(own, policy)) + adjusted.reduce((sum, each) => sum + each.count, 0),
          yuan: adjusted.reduce((sum, each) => sum + each.yuan, own?.yuan ?? 0),
          adjustments: adjusted,
          targetCount: target?.count ?? 0,
          targetYuan: target?.yuan ?? 0,
          counted: (own?.each ?? 0) > 0,
          ledYuan: own?.ledYuan ?? [],
          rows: rows.filter((row) => policy !== 'lead' || row.lead || row.yuan > 0),
          moreRows: (own?.each ?? 0) - rows.length,
        };
      };
      const [signed, started, completed, inProduction] = ACHIEVEMENT_KINDS;
      return [
        unitId,
        {
          [signed]: ofKind(signed),
          [started]: ofKind(started),
          [completed]: ofKind(completed),
          [inProduction]: ofKind(inProduction),
        },
      ];
    }),
  );
}

function countOf(kept: FigureToScore, policy: Campaign['countPolicy']): number {
  return policy === 'share' ? kept.shareBps / WHOLE_BPS : policy === 'lead' ? kept.lead : kept.each;
}
