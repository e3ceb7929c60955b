import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import { type AdjustmentSum, consolidateTotals, kindsAsked } from '@double-hundred/shared/consolidation/totals';
import type { Day } from '@double-hundred/shared/kernel/day';
import { duplicateTexts } from '@double-hundred/shared/message/duplicates';
import type { TotalAdjustment, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { KeptAdjustment, TotalsStamp, TotalsStore } from '../../store/totals-store.ts';

export interface TotalsQuery {
  readonly asOf: Day;
  readonly basis: Basis;
  readonly kind: AchievementKind | undefined;
  /** As the figures were known at that moment (RFC 3339); null for now. Targets are always those of now. */
  readonly knownAt: string | null;
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
      return [
        ...stampParts(stamp),
        query.asOf,
        query.basis,
        query.kind ?? '',
        query.groupBy.join(),
        query.knownAt ?? '',
        scopeOf(viewer) ?? '',
      ].join('.');
    },
    async read(query, { campaign, units }, viewer) {
      const [stamp, figures, adjustments, targets] = await Promise.all([
        store.stamp(),
        store.figures(query),
        store.adjustments(query),
        store.targets(),
      ]);
      const unitIds = units.map((unit) => unit.id);
      const kinds = kindsAsked(query.kind);
      const { rows, district } = consolidateTotals({
        campaign,
        asOf: query.asOf,
        unitIds,
        figures,
        adjustments: adjustments.map(adjustmentSum),
        targets,
        kinds,
        groupBy: query.groupBy,
      });
      const own = viewer ? scopeOf(viewer) : null;
      const seen = own === null ? rows : rows.filter((row) => row.unitId === undefined || row.unitId === own);
      const told = adjustments.filter((each) => kinds.includes(each.kind) && (own === null || each.unitId === own));
      return {
        asOf: query.asOf,
        basis: query.basis,
        seq: stamp.headSeq,
        rows: seen,
        district,
        adjustments: told.map((each) => adjustmentAnswer(toldTo(viewer, each), campaign.countPolicy)),
      };
    },
  };
}

/** An adjustment as consolidation adds it. */
export function adjustmentSum({ unitId, kind, countBps, leadCount, eachCount, yuan }: KeptAdjustment): AdjustmentSum {
  return { unitId, kind, yuan, shareBps: countBps, lead: leadCount, each: eachCount };
}

/** An adjustment as a viewer may read it: the office's note of a case may name the unit on the other side. */
export function toldTo(viewer: User | null, adjustment: KeptAdjustment): KeptAdjustment {
  const { caseId } = adjustment;
  if (viewer === null || scopeOf(viewer) === null || caseId === null) return adjustment;
  return { ...adjustment, note: duplicateTexts.adjustedByCase(caseId) };
}

/** An adjustment as the answer tells it, its count by the campaign's policy. */
export function adjustmentAnswer(adjustment: KeptAdjustment, policy: Campaign['countPolicy']): TotalAdjustment {
  const { unitId, kind, countBps, leadCount, eachCount, yuan, day, note, caseId, by, at } = adjustment;
  const count = policy === 'share' ? countBps / 10_000 : policy === 'lead' ? leadCount : eachCount;
  return { unitId, kind, count, yuan, day, note, caseId, by, at };
}

function stampParts(stamp: TotalsStamp): readonly number[] {
  return [stamp.headSeq, stamp.lastVerification, stamp.targetsVersion, stamp.lastAdjustment];
}

/** The unit whose figures a user is confined to; null for the district's people. */
export function scopeOf(viewer: User): string | null {
  return viewer.role === 'clerk' || viewer.role === 'reviewer' ? (viewer.unitId ?? '') : null;
}
