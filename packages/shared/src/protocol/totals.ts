import * as z from 'zod';
import { achievementKindSchema, basisSchema } from '../campaign/campaign.ts';
import { daySchema } from '../kernel/day.ts';
import { recomputingSchema } from './recomputing.ts';

export const lightSchema = z
  .object({ color: z.enum(['green', 'amber', 'red', 'grey']), reason: z.string() })
  .meta({ id: 'Light' });
export type Light = z.infer<typeof lightSchema>;

/** One figure. Money in yuan; completion and scheduleShare are ratios; the gap is in percentage points, one decimal. */
export const totalSchema = z
  .object({
    unitId: z.string().optional(),
    kind: achievementKindSchema.optional(),
    count: z.number(),
    yuan: z.number().int(),
    unexplainedCount: z.number(),
    /** What adjustments add; completion, gap and light count it in. A unit's count leaves it out, the district's has it. */
    adjustmentCount: z.number(),
    adjustmentYuan: z.number().int(),
    target: z.number(),
    completion: z.number().nullable(),
    scheduleShare: z.number(),
    scheduleGapPoints: z.number().nullable(),
    light: lightSchema,
  })
  .meta({ id: 'Total' });
export type Total = z.infer<typeof totalSchema>;

/** A dated correction: added to the claims of its unit (negative: taken from them). Decided cases name their case. */
export const totalAdjustmentSchema = z
  .object({
    unitId: z.string(),
    kind: achievementKindSchema,
    count: z.number(),
    yuan: z.number().int(),
    day: daySchema,
    note: z.string(),
    caseId: z.string().nullable(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'TotalAdjustment' });
export type TotalAdjustment = z.infer<typeof totalAdjustmentSchema>;

/** Total = claims of the units + adjustments: `rows` are the units' claims, `district` their sum with all adjustments. */
export const totalsResponseSchema = z
  .object({
    asOf: daySchema,
    basis: basisSchema,
    seq: z.number().int(),
    rows: z.array(totalSchema),
    district: z.array(totalSchema),
    adjustments: z.array(totalAdjustmentSchema),
    recomputing: recomputingSchema.optional(),
  })
  .meta({ id: 'TotalsResponse' });
export type TotalsResponse = z.infer<typeof totalsResponseSchema>;

/** A finding of a row that asks for a reason, and the reason its unit wrote; null while there is none. */
export const rowReasonSchema = z
  .object({ ruleId: z.string(), message: z.string(), text: z.string().nullable() })
  .meta({ id: 'RowReason' });
export type RowReason = z.infer<typeof rowReasonSchema>;

/** A row behind a figure. `duplicate` marks a project that another unit reports too, while the case is not decided. */
export const totalRowSchema = z
  .object({
    rowId: z.string(),
    unitId: z.string(),
    projectName: z.string(),
    day: daySchema,
    countShare: z.number(),
    yuanShare: z.number().int(),
    rev: z.number().int(),
    unexplained: z.boolean(),
    duplicate: z.object({ caseId: z.string(), state: z.enum(['open', 'proposed']) }).optional(),
    reasons: z.array(rowReasonSchema).optional().describe('what of the row asks for a reason, and the reason given'),
  })
  .meta({ id: 'TotalRow' });
export type TotalRow = z.infer<typeof totalRowSchema>;
export const totalRowsResponseSchema = z
  .object({ rows: z.array(totalRowSchema), next: z.string().nullable() })
  .meta({ id: 'TotalRowsResponse' });
export type TotalRowsResponse = z.infer<typeof totalRowsResponseSchema>;

export const targetSchema = z
  .object({
    unitId: z.string(),
    kind: achievementKindSchema,
    count: z.number().int().min(0),
    yuan: z.number().int().min(0).nullable(),
  })
  .meta({ id: 'Target' });
export type Target = z.infer<typeof targetSchema>;
export const targetsSchema = z.object({ targets: z.array(targetSchema) }).meta({ id: 'Targets' });

export const verificationRequestSchema = z
  .object({
    rowId: z.string(),
    kind: achievementKindSchema,
    basis: z.enum(['verified', 'official']),
    decision: z.enum(['confirm', 'refuse', 'withdraw']),
    day: daySchema,
    ground: z.string().min(1),
    evidence: z.array(z.string()).max(50).optional().describe('ids of the files of the row the decision rests on'),
  })
  .meta({ id: 'VerificationRequest' });
export type VerificationRequest = z.infer<typeof verificationRequestSchema>;

export const totalsHealthSchema = z
  .object({
    equal: z.boolean(),
    differences: z.array(
      z.object({
        unitId: z.string(),
        kind: z.string(),
        basis: z.string(),
        kept: z.object({ count: z.number(), yuan: z.number() }),
        recomputed: z.object({ count: z.number(), yuan: z.number() }),
      }),
    ),
  })
  .meta({ id: 'TotalsHealth' });
export type TotalsHealth = z.infer<typeof totalsHealthSchema>;
