import type { Campaign } from '../campaign/campaign.ts';
import type { Day } from '../kernel/day.ts';
import type { Unit } from '../unit/unit.ts';

/** What reading and checking need to know beside the cells. */
export interface LedgerContext {
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  readonly today: Day;
  /** The unit that hands in the rows; an empty 引进单位 means it. '' in a workbook of the office. */
  readonly ownUnitId: string;
  /** Rules that only inform this unit today (规则豁免). */
  readonly exemptRuleIds?: readonly string[];
  /** The district office itself makes the change, so that what it alone may change is open. */
  readonly byOffice?: boolean;
}
