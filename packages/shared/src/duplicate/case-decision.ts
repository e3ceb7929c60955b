import * as z from 'zod';
import { shareSchema } from '../ledger/fields.ts';

/**
 * What the district office decides about rows of several units. same: one project, counted once by the lead row and
 * divided by the shares; capitalIncrease: money of the lead project, no further project; nextPhase, different: each counts.
 */
export const caseDecisionSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('same'),
      leadRowId: z.string(),
      shares: z
        .array(shareSchema)
        .min(1)
        .refine((shares) => shares.reduce((sum, { bps }) => sum + bps, 0) === 10_000, { message: '各单位的份额合计应为 100%' })
        .refine((shares) => new Set(shares.map(({ unit }) => unit)).size === shares.length, { message: '每个单位只能写一次' }),
    }),
    z.object({ kind: z.literal('capitalIncrease'), leadRowId: z.string() }),
    z.object({ kind: z.literal('nextPhase') }),
    z.object({ kind: z.literal('different') }),
  ])
  .meta({ id: 'CaseDecision' });
export type CaseDecision = z.infer<typeof caseDecisionSchema>;
