import * as z from 'zod';

/** How often a ledger is reported: every day, week (Monday to Sunday), ten days (旬) or month. */
export const REPORTING_INTERVALS = ['day', 'week', 'tenDays', 'month'] as const;
export const reportingIntervalSchema = z.enum(REPORTING_INTERVALS);
export type ReportingInterval = z.infer<typeof reportingIntervalSchema>;

/** Rows that need no update any more: the column is filled, or holds one of the values. */
export const restingRowsSchema = z.object({ column: z.string().min(1), values: z.array(z.string().min(1)).optional() });
export type RestingRows = z.infer<typeof restingRowsSchema>;

/**
 * When a ledger is due. The deadline is `dueTime` (Asia/Shanghai) on the day `dueAfterDays` days after the last day of
 * the period; negative for a deadline inside the period, such as the Friday of a week.
 */
export const reportingCycleSchema = z
  .object({
    ledger: z.string().min(1),
    every: reportingIntervalSchema,
    dueAfterDays: z.number().int().min(-30).max(30),
    dueTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    resting: restingRowsSchema.optional(),
  })
  .meta({ id: 'ReportingCycle' });
export type ReportingCycle = z.infer<typeof reportingCycleSchema>;

/** What holds until the district office sets its own: weekly, due on Friday at 17:00; indicators monthly, due on the 10th. */
export const DEFAULT_CYCLES: readonly ReportingCycle[] = [
  weekly('projects', { column: 'stage', values: ['投产', '终止'] }),
  weekly('milestones', { column: 'actualDay' }),
  weekly('issues', { column: 'closeOut', values: ['已销号'] }),
  weekly('outreach', { column: 'day' }),
  weekly('support', { column: 'status', values: ['已办结', '不予办理'] }),
  { ledger: 'indicators', every: 'month', dueAfterDays: 10, dueTime: '17:00', resting: { column: 'month' } },
];

/** The cycle of a ledger; null when it is not reported in periods, such as `funds`. */
export function cycleOf(cycles: readonly ReportingCycle[], ledger: string): ReportingCycle | null {
  return cycles.find((cycle) => cycle.ledger === ledger) ?? null;
}

function weekly(ledger: string, resting: RestingRows): ReportingCycle {
  return { ledger, every: 'week', dueAfterDays: -2, dueTime: '17:00', resting };
}
