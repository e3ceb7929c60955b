import { ACHIEVEMENT_KINDS, type AchievementKind, type Campaign } from '../campaign/campaign.ts';
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
  /** The unit's part of the investment, and the whole of it. */
  readonly yuan: number;
  readonly projectYuan: number;
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
  readonly rows: readonly ScoredRow[];
  readonly adjustments: readonly ScoredAdjustment[];
}
export type UnitFigures = Readonly<Record<AchievementKind, ScoredFigure>>;

const WHOLE_BPS = 10_000;

/** The figures of every unit, from the rows and adjustments behind them, so that a score and its trace never disagree. */
export function unitFigures(
  unitIds: readonly string[],
  rows: readonly ScoredRow[],
  targets: readonly Target[],
  policy: Campaign['countPolicy'],
  adjustments: readonly ScoredAdjustment[] = [],
): ReadonlyMap<string, UnitFigures> {
  return new Map(
    unitIds.map((unitId) => {
      const ofKind = (kind: AchievementKind): ScoredFigure => {
        const own = rows.filter((row) => row.unitId === unitId && row.kind === kind);
        const target = targets.find((each) => each.unitId === unitId && each.kind === kind);
        const adjusted = adjustments.filter((each) => each.unitId === unitId && each.kind === kind);
        return {
          count: countOf(own, policy) + adjusted.reduce((sum, each) => sum + each.count, 0),
          yuan: [...own, ...adjusted].reduce((sum, each) => sum + each.yuan, 0),
          adjustments: adjusted,
          targetCount: target?.count ?? 0,
          targetYuan: target?.yuan ?? 0,
          rows: own.filter((row) => policy !== 'lead' || row.lead || row.yuan > 0),
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

function countOf(rows: readonly ScoredRow[], policy: Campaign['countPolicy']): number {
  if (policy === 'share') return rows.reduce((sum, row) => sum + row.bps, 0) / WHOLE_BPS;
  return policy === 'lead' ? rows.filter((row) => row.lead).length : rows.length;
}
