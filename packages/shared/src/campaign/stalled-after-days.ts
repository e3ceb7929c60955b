import * as z from 'zod';

const daysSchema = z.number().int().min(1).max(3_650);

/** Days a project may stay at 签约, 注册 and 立项 before it is called stalled. */
export const stalledAfterDaysSchema = z.object({ signed: daysSchema, registered: daysSchema, approved: daysSchema });
export type StalledAfterDays = z.infer<typeof stalledAfterDaysSchema>;

/** What holds while a campaign sets no days of its own. */
export const STALLED_AFTER_DAYS: StalledAfterDays = { signed: 60, registered: 60, approved: 90 };
