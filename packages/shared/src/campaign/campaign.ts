import * as z from 'zod';
import { daySchema } from '../kernel/day.ts';
import { stalledAfterDaysSchema } from './stalled-after-days.ts';
import { workCalendarSchema } from './work-calendar.ts';

/** How an achievement shared by several units is counted: 1 for the lead unit, by share, or 1 for each (the district 1). */
export const countPolicySchema = z.enum(['lead', 'share', 'each']);

/** Light thresholds in percentage points of schedule gap: at least green, at least amber, else red. */
export const lightRulesSchema = z.object({ greenAtLeastPoints: z.number(), amberAtLeastPoints: z.number() });
export type LightRules = z.infer<typeof lightRulesSchema>;

/**
 * How the schedule share is reckoned: `days` by day N of the window, `workdays` by days worked, `months` by whole months
 * elapsed, `table` by the shares the campaign lists.
 */
export const calendarSchema = z.enum(['days', 'workdays', 'months', 'table']);

/** A step of a schedule table: from that day on the plan asks for that share, in basis points (10,000 = all of it). */
export const scheduleStepSchema = z.object({ day: daySchema, shareBps: z.number().int().min(0).max(10_000) });

/** A campaign (百日行动) as it is on the wire and in the store. Money in yuan. */
export const campaignSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    tracks: z.array(z.enum(['attraction', 'delivery'])),
    firstDay: daySchema,
    lastDay: daySchema,
    days: z.number().int().positive(),
    thresholdYuan: z.number().int().positive(),
    calendar: calendarSchema,
    /** Holidays and worked weekends, for `workdays` and for promised workdays; Monday to Friday when absent. */
    workCalendar: workCalendarSchema.optional(),
    /** The steps of the calendar `table`, in the order of their days. */
    scheduleTable: z.array(scheduleStepSchema).optional(),
    countPolicy: countPolicySchema,
    lightRules: lightRulesSchema,
    /** How long a project may stay at a stage; STALLED_AFTER_DAYS when absent. */
    stalledAfterDays: stalledAfterDaysSchema.optional(),
    choices: z.record(z.string(), z.array(z.string())),
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof campaignSchema>;

/** The four achievements (新签约、新开工、新竣工、新投产), in the order they are shown. */
export const ACHIEVEMENT_KINDS = ['signed', 'started', 'completed', 'inProduction'] as const;
export type AchievementKind = (typeof ACHIEVEMENT_KINDS)[number];
export const achievementKindSchema = z.enum(ACHIEVEMENT_KINDS);

/** Claimed by the unit, verified by the district office or an inspector, official in statistics. */
export const BASES = ['claimed', 'verified', 'official'] as const;
export type Basis = (typeof BASES)[number];
export const basisSchema = z.enum(BASES);
