import { lightOf } from '../appraisal/light.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { type ScheduledCampaign, scheduleShare } from '../campaign/schedule.ts';
import type { Day } from '../kernel/day.ts';
import { toNumber } from '../kernel/ratio.ts';
import type { Total } from '../protocol/totals.ts';

/** What an adjustment changes: projects (signed, up to four decimals) and yuan (signed). */
export interface TotalChange {
  readonly count: number;
  readonly yuan: number;
}

/** A total with all its adjustments in it. Completion is a ratio, null without a target; the gap in percentage points. */
export type WholeTotal = Pick<Total, 'count' | 'yuan' | 'completion' | 'scheduleGapPoints' | 'light'>;

/** A total of GET /totals with its adjustments counted in; of the district they are in the count already. */
export function wholeTotal(total: Total): WholeTotal {
  const apart = total.unitId === undefined ? { count: 0, yuan: 0 } : { count: total.adjustmentCount, yuan: total.adjustmentYuan };
  const { completion, scheduleGapPoints, light } = total;
  // Both parts are whole ten-thousandths; their sum in binary need not be.
  const count = Math.round((total.count + apart.count) * 10_000) / 10_000;
  return { count, yuan: total.yuan + apart.yuan, completion, scheduleGapPoints, light };
}

/**
 * What a total becomes with one more adjustment, before it is stored. Under a policy that counts whole projects a part of
 * one is rounded, as the server does.
 */
export function adjustedTotal(
  campaign: ScheduledCampaign & Pick<Campaign, 'countPolicy' | 'lightRules'>,
  asOf: Day,
  total: Total,
  change: TotalChange,
): WholeTotal {
  const before = wholeTotal(total);
  const count = before.count + (campaign.countPolicy === 'share' ? change.count : Math.round(change.count));
  const countBps = Math.round(count * 10_000);
  const share = scheduleShare(campaign, asOf);
  const standing = lightOf(campaign.lightRules, { countBps, target: total.target, share });
  return {
    count: countBps / 10_000,
    yuan: before.yuan + change.yuan,
    completion: standing.completion ? toNumber(standing.completion) : null,
    scheduleGapPoints: standing.gapPoints,
    light: standing.light,
  };
}
