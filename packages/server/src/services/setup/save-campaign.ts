import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { daysBetween } from '@double-hundred/shared/kernel/day';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { setupTexts } from '@double-hundred/shared/message/setup';
import type { User } from '@double-hundred/shared/protocol/session';
import type { ReferenceStore } from '../../store/reference-store.ts';
import { countedBy } from '../figures/rebuild-figures.ts';
import type { FigureRebuild } from '../figures/rebuild-figures.ts';
import type { Reference } from '../reference/reference.ts';

/** A place of the campaign that cannot be taken. */
export interface CampaignFault {
  readonly pointer: string;
  readonly code: 'ID_FIXED' | 'WINDOW_ORDER' | 'DAYS_DIFFER' | 'LIGHT_ORDER' | 'TABLE_MISSING' | 'TABLE_ORDER';
  readonly detail: string;
}

export interface CampaignDeps {
  readonly referenceStore: ReferenceStore;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly rebuild: Pick<FigureRebuild, 'settle'>;
}

const ANSWER_WAITS_MS = 1_500;

/**
 * Changes the campaign in force. Window and threshold decide what counts, so what is kept of rows is worked out anew after
 * a change of them: in a small district before the answer, else beside everything, and figures say so until it is done.
 * Calendar, lights and count policy are applied when figures are read.
 */
export async function saveCampaign(
  deps: CampaignDeps,
  campaign: Campaign,
  actor: User,
): Promise<Result<Campaign, readonly CampaignFault[]>> {
  const before = deps.reference.campaign();
  const faults = campaignFaults(campaign, before);
  if (faults.length > 0) return err(faults);
  const at = new Date(deps.clock.now()).toISOString();
  const audit = { at, actor: actor.id, action: 'campaign.replace', subject: campaign.id, detail: { campaign } };
  const countsOtherwise = countedBy(before) !== countedBy(campaign);
  await deps.referenceStore.saveCampaign(campaign, audit, countsOtherwise);
  if (countsOtherwise) await deps.rebuild.settle(ANSWER_WAITS_MS);
  return ok(campaign);
}

function campaignFaults(campaign: Campaign, before: Campaign | null): readonly CampaignFault[] {
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
