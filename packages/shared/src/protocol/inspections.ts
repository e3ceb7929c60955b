import * as z from 'zod';
import { CLOSE_OUT_STATES } from '../inspection/close-out.ts';
import { INSPECTION_STATES, INSPECTION_STEPS } from '../inspection/inspection-state.ts';
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
    /** An issue of the unit that is the demand: it is met when that issue is closed off. */
    issueRowId: z.string().min(1).optional(),
    /** Raises such an issue about the project in the unit's ledger, together with the inspection. */
    issue: z
      .object({
        category: text(20),
        sponsor: text(20).optional().describe("without one, the project's"),
        responsiblePerson: text(20).optional().describe("without one, the project's"),
      })
      .optional(),
  })
  .meta({ id: 'InspectionRequest' });
export type InspectionRequest = z.infer<typeof inspectionRequestSchema>;

export const inspectionStepSchema = z.object({
  step: z.enum(INSPECTION_STEPS),
  text: z.string(),
  day: daySchema,
  dueDay: daySchema.optional(),
  by: z.string(),
  at: z.string(),
});

/** An inspection with what became of its demand. `dueDay` is the one that holds now. */
export const inspectionSchema = inspectionRequestSchema
  .omit({ issue: true })
  .extend({
    id: z.string(),
    ledger: z.string().nullable(),
    name: z.string().nullable(),
    state: z.enum(INSPECTION_STATES),
    overdueDays: z.number().int(),
    linkedIssue: z.object({ rowId: z.string(), problem: z.string(), state: z.enum(CLOSE_OUT_STATES) }).nullable(),
    steps: z.array(inspectionStepSchema).describe('oldest first'),
    files: z.number().int(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof inspectionSchema>;
export const inspectionsSchema = z
  .object({
    inspections: z.array(inspectionSchema),
    next: z.string().nullable().describe('ask again with it for the earlier ones'),
  })
  .meta({ id: 'Inspections' });
export type Inspections = z.infer<typeof inspectionsSchema>;

/** A unit tells what it did about a demand. */
export const inspectionReplySchema = z.object({ text: text(500) }).meta({ id: 'InspectionReply' });
export type InspectionReply = z.infer<typeof inspectionReplySchema>;

/** What was found on looking again; a demand that is not met may get another day. */
export const inspectionFollowUpSchema = z
  .object({ rectified: z.boolean(), text: text(500), dueDay: daySchema.optional() })
  .meta({ id: 'InspectionFollowUp' });
export type InspectionFollowUp = z.infer<typeof inspectionFollowUpSchema>;

/** What an inspection of a unit may be about, under the names the caller may see. */
export const inspectionSubjectsSchema = z
  .object({
    projects: z.array(
      z.object({
        rowId: z.string(),
        name: z.string(),
        sponsor: z.string().nullable(),
        responsiblePerson: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'InspectionSubjects' });
export type InspectionSubjects = z.infer<typeof inspectionSubjectsSchema>;
