import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import { consolidateTotals, kindsAsked } from '@double-hundred/shared/consolidation/totals';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { TotalsStamp, TotalsStore } from '../../store/totals-store.ts';

export interface TotalsQuery {
  readonly asOf: Day;
  readonly basis: Basis;
  readonly kind: AchievementKind | undefined;
  readonly groupBy: readonly ('unit' | 'kind')[];
}

export interface TotalsReader {
  /** What the answer to this user depends on, short enough for an ETag. */
  stamp(query: TotalsQuery, viewer: User): Promise<string>;
  /** Totals as of a day: unit accounts see their own unit's rows, everybody the district's sums. */
  read(query: TotalsQuery, ground: TotalsGround, viewer: User | null): Promise<TotalsResponse>;
}

/** The reference data totals are read against. */
export interface TotalsGround {
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
}

/** Reads kept totals; nothing here scans rows. */
export function createTotalsReader(store: TotalsStore): TotalsReader {
  return {
    async stamp(query, viewer) {
      const stamp = await store.stamp();
      return [...stampParts(stamp), query.asOf, query.basis, query.kind ?? '', query.groupBy.join(), scopeOf(viewer) ?? ''].join(
        '.',
      );
    },
    async read(query, { campaign, units }, viewer) {
      const [stamp, figures, targets] = await Promise.all([store.stamp(), store.figures(query), store.targets()]);
      const unitIds = units.map((unit) => unit.id);
      const kinds = kindsAsked(query.kind);
      const { rows, district } = consolidateTotals({
        campaign,
        asOf: query.asOf,
        unitIds,
        figures,
        targets,
        kinds,
        groupBy: query.groupBy,
      });
      const own = viewer ? scopeOf(viewer) : null;
      const seen = own === null ? rows : rows.filter((row) => row.unitId === undefined || row.unitId === own);
      return { asOf: query.asOf, basis: query.basis, seq: stamp.headSeq, rows: seen, district, adjustments: [] };
    },
  };
}

function stampParts(stamp: TotalsStamp): readonly number[] {
  return [stamp.headSeq, stamp.lastVerification, stamp.targetsVersion];
}

/** The unit whose figures a user is confined to; null for the district's people. */
export function scopeOf(viewer: User): string | null {
  return viewer.role === 'clerk' || viewer.role === 'reviewer' ? (viewer.unitId ?? '') : null;
}
