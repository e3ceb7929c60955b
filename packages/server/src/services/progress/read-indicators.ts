import { indicatorKinds } from '@double-hundred/shared/indicator/indicator-kinds';
import { type UnitIndicator, indicatorSeries } from '@double-hundred/shared/indicator/indicator-series';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { IndicatorsResponse } from '@double-hundred/shared/protocol/indicators';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { SyncStore } from '../../store/sync-store.ts';
import { scopeOf } from '../totals/read-totals.ts';

export interface IndicatorDeps {
  readonly store: Pick<SyncStore, 'rows'>;
  readonly units: readonly Unit[];
  readonly definition: LedgerDefinition;
}

/** The macro series of the year of `lastMonth` (YYYY-MM). A unit account sees its own line and the district's sums. */
export async function readIndicators(deps: IndicatorDeps, lastMonth: string, viewer: User): Promise<IndicatorsResponse> {
  const ofUnits = await Promise.all(
    deps.units.map(async ({ id }) => (await deps.store.rows(id, deps.definition.id)).filter((row) => !row.deleted)),
  );
  const own = scopeOf(viewer);
  const series = indicatorSeries(indicatorKinds(deps.definition), ofUnits.flat(), lastMonth);
  return {
    lastMonth,
    series: series.map(({ key, heading, units, district }) => ({
      key,
      heading,
      units: units.filter(({ unitId }) => own === null || unitId === own).map(copied),
      district: district && { points: [...district.points] },
    })),
  };
}

function copied({ unitId, points, missing }: UnitIndicator) {
  return { unitId, points: [...points], missing: [...missing] };
}
