import campaignData from '../../test-data/campaign.json';
import unitData from '../../test-data/units.json';
import type { Campaign } from '../campaign/campaign.ts';
import type { Day } from '../kernel/day.ts';
import type { LedgerContext } from '../value/context.ts';

/** The invented campaign of the acceptance cases. */
export function testCampaign(changes: Partial<Campaign> = {}): Campaign {
  return {
    id: 'c1',
    name: campaignData.name,
    tracks: ['attraction', 'delivery'],
    firstDay: campaignData.firstDay as Day,
    lastDay: campaignData.lastDay as Day,
    days: campaignData.days,
    thresholdYuan: campaignData.thresholdYuan,
    calendar: 'days',
    countPolicy: 'lead',
    lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
    choices: { industryChain: campaignData.industryChains, keyList: campaignData.keyLists },
    ...changes,
  };
}

/** The acceptance cases' district on their day, seen by 石桥镇 unless told otherwise. */
export function testDistrict(changes: Partial<LedgerContext> = {}): LedgerContext {
  return {
    campaign: testCampaign(),
    units: unitData.units as LedgerContext['units'],
    today: campaignData.asOf as Day,
    ownUnitId: 'shiqiao',
    ...changes,
  };
}
