import * as z from 'zod';
import { daySchema } from '../kernel/day.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** Which closed issues a sample is drawn from: closed between two days, of some units, of one category. */
export const spotCheckFilterSchema = z.object({
  fromDay: daySchema.optional(),
  toDay: daySchema.optional(),
  units: z.array(z.string().min(1)).min(1).max(200).optional(),
  category: text(20).optional(),
});
export type SpotCheckFilter = z.infer<typeof spotCheckFilterSchema>;

/** A sample of closed issues to look at again. Without a seed the server takes a fresh one. */
export const spotCheckRequestSchema = spotCheckFilterSchema
  .extend({ size: z.number().int().min(1).max(200), seed: text(100).optional() })
  .meta({ id: 'SpotCheckRequest' });
export type SpotCheckRequest = z.infer<typeof spotCheckRequestSchema>;

export const spotCheckResultRequestSchema = z
  .object({ rowId: z.string().min(1), holds: z.boolean(), verifier: text(20), finding: text(500) })
  .meta({ id: 'SpotCheckResultRequest' });
export type SpotCheckResultRequest = z.infer<typeof spotCheckResultRequestSchema>;

export const spotCheckSchema = z
  .object({
    id: z.string(),
    seed: z.string(),
    size: z.number().int(),
    pool: z.number().int().describe('closed issues it was drawn from'),
    filter: spotCheckFilterSchema,
    by: z.string(),
    at: z.string(),
    items: z.array(
      z.object({
        rowId: z.string(),
        unitId: z.string(),
        project: z.string(),
        problem: z.string(),
        result: z
          .object({ holds: z.boolean(), finding: z.string(), verifier: z.string(), by: z.string(), at: z.string() })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'SpotCheck' });
export type SpotCheck = z.infer<typeof spotCheckSchema>;
export const spotChecksSchema = z
  .object({
    spotChecks: z.array(spotCheckSchema),
    next: z.string().nullable().describe('ask again with it for the earlier ones'),
  })
  .meta({ id: 'SpotChecks' });
export type SpotChecks = z.infer<typeof spotChecksSchema>;

/** A draw done again over the issues it was made from, in the order of the draw: those with the smallest hash are drawn. */
export const spotCheckDrawSchema = z
  .object({
    seed: z.string(),
    size: z.number().int(),
    same: z.boolean().nullable().describe('whether the same issues came out; null for samples whose pool was not kept'),
    candidates: z.array(
      z.object({ rowId: z.string(), unitId: z.string(), problem: z.string(), hash: z.string(), drawn: z.boolean() }),
    ),
  })
  .meta({ id: 'SpotCheckDraw' });
export type SpotCheckDraw = z.infer<typeof spotCheckDrawSchema>;
