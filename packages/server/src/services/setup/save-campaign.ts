import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { User } from '@double-hundred/shared/protocol/session';
import type { ReferenceStore } from '../../store/reference-store.ts';
import { countedBy } from '../figures/rebuild-figures.ts';
import type { FigureRebuild } from '../figures/rebuild-figures.ts';
import type { Reference } from '../reference/reference.ts';
import { type CampaignFault, campaignFaults } from './campaign-faults.ts';

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
