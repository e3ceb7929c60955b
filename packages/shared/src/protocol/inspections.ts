import * as z from 'zod';
import { CLOSE_OUT_DECISIONS, CLOSE_OUT_STATES } from '../inspection/close-out.ts';
import { daySchema } from '../kernel/day.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** What inspectors found on the spot, about a project or an issue of a unit, or about the unit as a whole. */
export const inspectionRequestSchema = z
  .object({
    unit: z.string().min(1),
    /** The project or issue it is about. */
    rowId: z.string().min(1).optional(),
    day: daySchema,
    team: text(100).describe('who was there'),
    found: text(1_000),
    demand: text(500).optional().describe('what has to be done'),
    dueDay: daySchema.optional(),
  })
  .meta({ id: 'InspectionRequest' });
export type InspectionRequest = z.infer<typeof inspectionRequestSchema>;
export const inspectionSchema = inspectionRequestSchema
  .extend({ id: z.string(), ledger: z.string().nullable(), name: z.string().nullable(), by: z.string(), at: z.string() })
  .meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof inspectionSchema>;
export const inspectionsSchema = z.object({ inspections: z.array(inspectionSchema) }).meta({ id: 'Inspections' });

/** An issue on its way out of the list. `applied…` tells who asked for it to be closed off last. */
export const closeOutSchema = z
  .object({
    rowId: z.string(),
    unitId: z.string(),
    project: z.string(),
    problem: z.string(),
    responsiblePerson: z.string(),
    dueDay: z.string().nullable(),
    overdueDays: z.number().int(),
    state: z.enum(CLOSE_OUT_STATES),
    appliedBy: z.string().nullable(),
    appliedAt: z.string().nullable(),
    verifier: z.string().nullable(),
    closedDay: z.string().nullable(),
    reopenedCount: z.number().int(),
  })
  .meta({ id: 'CloseOut' });
export type CloseOut = z.infer<typeof closeOutSchema>;
export const closeOutsSchema = z
  .object({
    closeOuts: z.array(closeOutSchema),
    counts: z.array(
      z.object({
        unitId: z.string(),
        open: z.number().int(),
        applied: z.number().int(),
        closed: z.number().int(),
        reopened: z.number().int(),
        overdue: z.number().int(),
        everReopened: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'CloseOuts' });
export type CloseOuts = z.infer<typeof closeOutsSchema>;

export const closeOutRequestSchema = z
  .object({
    rowId: z.string().min(1),
    decision: z.enum(CLOSE_OUT_DECISIONS),
    verifier: text(20).describe('the name of the person who verified on the spot'),
    ground: text(500),
  })
  .meta({ id: 'CloseOutRequest' });
export type CloseOutRequest = z.infer<typeof closeOutRequestSchema>;
export const closeOutRecordSchema = closeOutRequestSchema
  .extend({ rev: z.number().int(), by: z.string(), at: z.string() })
  .meta({ id: 'CloseOutRecord' });
export type CloseOutRecord = z.infer<typeof closeOutRecordSchema>;

/** A sample of closed issues to look at again. Without a seed the server takes a fresh one. */
export const spotCheckRequestSchema = z
  .object({
    size: z.number().int().min(1).max(200),
    seed: text(100).optional(),
    fromDay: daySchema.optional(),
    toDay: daySchema.optional(),
  })
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
    by: z.string(),
    at: z.string(),
    items: z.array(
      z.object({
        rowId: z.string(),
        unitId: z.string(),
        problem: z.string(),
        result: z
          .object({ holds: z.boolean(), finding: z.string(), verifier: z.string(), by: z.string(), at: z.string() })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'SpotCheck' });
export type SpotCheck = z.infer<typeof spotCheckSchema>;
export const spotChecksSchema = z.object({ spotChecks: z.array(spotCheckSchema) }).meta({ id: 'SpotChecks' });
