import * as z from 'zod';
import { ENDED_STAGE, FUNNEL_STAGES } from '../progress/funnel.ts';
import { ALERT_KINDS } from '../progress/stalled.ts';
import { recomputingSchema } from './recomputing.ts';

/** Steps of the funnel by stages ever reached; money in yuan, rate as a ratio of the step before. */
export const funnelResponseSchema = z
  .object({
    unitId: z.string().nullable(),
    steps: z.array(
      z.object({
        stage: z.enum(FUNNEL_STAGES),
        reached: z.number().int(),
        here: z.number().int(),
        ended: z.number().int(),
        yuan: z.number().int(),
        rate: z.number().nullable(),
      }),
    ),
    recomputing: recomputingSchema.optional(),
  })
  .meta({ id: 'Funnel' });
export type FunnelResponse = z.infer<typeof funnelResponseSchema>;

/** The projects behind a number of the funnel, by unit; `stage` is where a project is now. Money in yuan. */
export const funnelRowsResponseSchema = z
  .object({
    rows: z.array(
      z.object({
        rowId: z.string(),
        unitId: z.string(),
        name: z.string(),
        stage: z.enum([...FUNNEL_STAGES, ENDED_STAGE]),
        furthest: z.enum(FUNNEL_STAGES),
        yuan: z.number().int(),
      }),
    ),
    next: z.string().nullable().describe('ask again with it for the projects after these'),
  })
  .meta({ id: 'FunnelRows' });
export type FunnelRowsResponse = z.infer<typeof funnelRowsResponseSchema>;

const alertKindSchema = z.enum(ALERT_KINDS);

/** A row that is late or stands still. `days` since it became a problem, at least 1. */
export const progressProblemSchema = z.object({
  rowId: z.string(),
  ledger: z.string(),
  unitId: z.string(),
  name: z.string(),
  kind: alertKindSchema,
  since: z.string(),
  days: z.number().int(),
  reason: z.string(),
});
export type ProgressProblem = z.infer<typeof progressProblemSchema>;

/** Numbers by unit and kind of all problems, and the longest-standing ones by row. */
export const problemsResponseSchema = z
  .object({
    today: z.string(),
    counts: z.array(z.object({ unitId: z.string(), kind: alertKindSchema, count: z.number().int() })),
    problems: z.array(progressProblemSchema),
    next: z.string().nullable().describe('ask again with it for the problems after these'),
    recomputing: recomputingSchema.optional(),
  })
  .meta({ id: 'ProgressProblems' });
export type ProblemsResponse = z.infer<typeof problemsResponseSchema>;
