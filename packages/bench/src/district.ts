import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { testDistrict } from '@double-hundred/shared/testing/district';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { FIRST_DAY, TODAY } from './project-rows.ts';

/** A district of that many units. */
export function benchUnits(count: number): readonly Unit[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `unit${index + 1}`,
    name: `第${index + 1}街道`,
    kind: 'subdistrict' as const,
    aliases: [],
  }));
}

export function benchCampaign(): Campaign {
  return { ...testDistrict().campaign, firstDay: FIRST_DAY };
}

/** What checking rows of the first unit needs to know. */
export function benchContext(count = 24): LedgerContext {
  return { campaign: benchCampaign(), units: benchUnits(count), today: TODAY, ownUnitId: 'unit1' };
}
