import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { isAtRest } from '@double-hundred/shared/submission/completeness';
import { type ReportingCycle, cycleOf } from '@double-hundred/shared/submission/reporting-cycle';
import type { RowStanding } from './figure-rebuild-store.ts';
import type { KeptRow } from './sync-store.ts';

/** How a row stands towards its reporting period: the day it was last reported on, and whether it needs no update any more. */
export function rowStanding(row: Pick<KeptRow, 'ledger' | 'at' | 'fields'>, cycles: readonly ReportingCycle[]): RowStanding {
  return {
    reportedDay: shanghaiDay(Date.parse(row.at)),
    atRest: isAtRest(row.fields, cycleOf(cycles, row.ledger)?.resting),
  };
}
