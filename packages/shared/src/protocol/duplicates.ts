import * as z from 'zod';
import { achievementKindSchema, basisSchema } from '../campaign/campaign.ts';
import { caseDecisionSchema } from '../duplicate/case-decision.ts';
import { daySchema } from '../kernel/day.ts';
import { shareSchema } from '../ledger/fields.ts';

/** A row of a case as the viewer may see it: a unit sees its own row, the district office and inspectors all of them. */
export const caseRowSchema = z.object({
  rowId: z.string(),
  unitId: z.string(),
  deleted: z.boolean(),
  projectName: z.string(),
  investor: z.string(),
  company: z.string(),
  uscc: z.string(),
  projectCode: z.string(),
  place: z.string(),
  stage: z.string(),
  totalInvestmentYuan: z.number().int().nullable(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

/** A decision as the viewer may see it: a unit sees its own share, and the leading row when that is its own. */
export const shownDecisionSchema = z
  .union([
    caseDecisionSchema,
    z.object({
      kind: z.enum(['same', 'capitalIncrease']),
      leadRowId: z.string().optional().describe('absent when it is another unit’s row'),
      shares: z.array(shareSchema).optional().describe('the own share only'),
    }),
  ])
  .meta({ id: 'ShownCaseDecision' });
export type ShownDecision = z.infer<typeof shownDecisionSchema>;

export const caseStepSchema = z.object({
  kind: z.enum(['propose', 'agree', 'object', 'decide']),
  unitId: z.string().nullable(),
  decision: caseDecisionSchema.nullable(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
});
export type CaseStep = z.infer<typeof caseStepSchema>;

const shownStepSchema = caseStepSchema.extend({
  decision: shownDecisionSchema.nullable(),
  note: z.string().describe('empty for units when it is the district office’s: it may name the other side'),
});

/** A file of rows that may be one project: open → proposed (units answer) → decided; a decision can be made anew. */
export const duplicateCaseSchema = z
  .object({
    id: z.string(),
    score: z.number().int(),
    reasons: z.array(z.string()),
    foundAt: z.string(),
    state: z.enum(['open', 'proposed', 'decided']),
    decision: shownDecisionSchema.nullable(),
    unitIds: z.array(z.string()),
    rows: z.array(caseRowSchema),
    steps: z.array(shownStepSchema),
    /** Units with a share in the proposal that have not agreed yet. */
    waitingFor: z.array(z.string()),
  })
  .meta({ id: 'DuplicateCase' });
export type DuplicateCase = z.infer<typeof duplicateCaseSchema>;

export const duplicateCasesSchema = z
  .object({
    cases: z.array(duplicateCaseSchema),
    counts: z
      .object({ open: z.number().int(), proposed: z.number().int(), decided: z.number().int() })
      .describe('all cases the caller may see, by state'),
    next: z.string().nullable().describe('ask again with it for the cases after these'),
  })
  .meta({ id: 'DuplicateCases' });
export type DuplicateCases = z.infer<typeof duplicateCasesSchema>;

export const decideRequestSchema = z
  .object({ decision: caseDecisionSchema, note: z.string().trim().min(1).max(500) })
  .meta({ id: 'CaseDecisionRequest' });
export const answerRequestSchema = z
  .object({ unit: z.string(), agree: z.boolean(), note: z.string().trim().min(1).max(500) })
  .meta({ id: 'CaseAnswerRequest' });

/** A correction of a unit's claims by the district office. Counts as projects (four decimals), money in yuan; both signed. */
export const adjustmentRequestSchema = z
  .object({
    unit: z.string(),
    kind: achievementKindSchema,
    basis: basisSchema,
    count: z
      .number()
      .min(-10_000)
      .max(10_000)
      .refine((count) => Number.isInteger(Math.round(count * 1e8) / 1e4), { message: '数量最多四位小数' }),
    yuan: z.number().int().min(-1e13).max(1e13),
    day: daySchema.optional(),
    note: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'AdjustmentRequest' });
export type AdjustmentRequest = z.infer<typeof adjustmentRequestSchema>;
