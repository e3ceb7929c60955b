import * as z from 'zod';
import { CLOSE_OUT_DECISIONS, CLOSE_OUT_STATES } from '../inspection/close-out.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

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

/** A unit says that an issue is solved and asks for it to be closed off; `progress` becomes the progress. */
export const closeOutApplicationSchema = z
  .object({ unit: z.string().min(1), rowId: z.string().min(1), progress: text(500) })
  .meta({ id: 'CloseOutApplication' });
export type CloseOutApplication = z.infer<typeof closeOutApplicationSchema>;

/** An issue on its way out of the list. `applied…` tells who asked for it to be closed off last. */
export const closeOutSchema = z
  .object({
    rowId: z.string(),
    unitId: z.string(),
    project: z.string(),
    problem: z.string(),
    category: z.string(),
    responsiblePerson: z.string(),
    dueDay: z.string().nullable(),
    overdueDays: z.number().int(),
    progress: z.string(),
    state: z.enum(CLOSE_OUT_STATES),
    appliedBy: z.string().nullable(),
    appliedAt: z.string().nullable(),
    verifier: z.string().nullable(),
    closedDay: z.string().nullable(),
    reopenedCount: z.number().int(),
    decisions: z.array(closeOutRecordSchema.omit({ rowId: true })).describe('oldest first'),
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
        everReopened: z.number().int().describe('issues that were opened again at least once'),
        reopenings: z.number().int().describe('how often issues were opened again'),
      }),
    ),
    next: z.string().nullable().describe('ask again with it for the issues after these'),
  })
  .meta({ id: 'CloseOuts' });
export type CloseOuts = z.infer<typeof closeOutsSchema>;
