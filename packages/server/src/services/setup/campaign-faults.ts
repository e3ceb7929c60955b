import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { daysBetween } from '@double-hundred/shared/kernel/day';
import { setupTexts } from '@double-hundred/shared/message/setup';

/** A place of the campaign that cannot be taken. */
export interface CampaignFault {
  readonly pointer: string;
  readonly code: 'ID_FIXED' | 'WINDOW_ORDER' | 'DAYS_DIFFER' | 'LIGHT_ORDER' | 'TABLE_MISSING' | 'TABLE_ORDER';
  readonly detail: string;
}

/** What is wrong with a campaign that takes the place of the one before; null: the first one. */
export function campaignFaults(campaign: Campaign, before: Campaign | null): readonly CampaignFault[] {
  const faults: CampaignFault[] = [];
  const days = daysBetween(campaign.firstDay, campaign.lastDay) + 1;
  const { greenAtLeastPoints, amberAtLeastPoints } = campaign.lightRules;
  const table = campaign.scheduleTable ?? [];
  if (before !== null && before.id !== campaign.id)
    faults.push({ pointer: '/id', code: 'ID_FIXED', detail: setupTexts.otherCampaign });
  if (days < 1) faults.push({ pointer: '/lastDay', code: 'WINDOW_ORDER', detail: setupTexts.windowOrder });
  else if (days !== campaign.days) faults.push({ pointer: '/days', code: 'DAYS_DIFFER', detail: setupTexts.daysDiffer(days) });
  if (greenAtLeastPoints < amberAtLeastPoints)
    faults.push({ pointer: '/lightRules', code: 'LIGHT_ORDER', detail: setupTexts.lightOrder });
  if (campaign.calendar === 'table' && table.length === 0)
    faults.push({ pointer: '/scheduleTable', code: 'TABLE_MISSING', detail: setupTexts.tableMissing });
  const rises = table.every(({ day, shareBps }, index) => {
    const earlier = table[index - 1];
    return earlier === undefined || (earlier.day < day && earlier.shareBps <= shareBps);
  });
  if (!rises) faults.push({ pointer: '/scheduleTable', code: 'TABLE_ORDER', detail: setupTexts.tableOrder });
  return faults;
}
