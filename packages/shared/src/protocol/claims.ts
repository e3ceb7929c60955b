import * as z from 'zod';
import { achievementKindSchema } from '../campaign/campaign.ts';
import { daySchema } from '../kernel/day.ts';

/** Where a claimed achievement stands under a basis. lapsed: it was confirmed, and day or amount changed since. */
export const CLAIM_STATES = ['waiting', 'confirmed', 'refused', 'lapsed'] as const;
export const claimStateSchema = z.enum(CLAIM_STATES);
export type ClaimState = z.infer<typeof claimStateSchema>;

/** One decision as it is kept. */
export const verificationRecordSchema = z
  .object({
    kind: achievementKindSchema,
    basis: z.enum(['verified', 'official']),
    decision: z.enum(['confirm', 'refuse', 'withdraw']),
    day: daySchema,
    claimedDay: daySchema,
    claimedYuan: z.number().int(),
    ground: z.string(),
    evidence: z.array(z.string()),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'VerificationRecord' });
export type VerificationRecord = z.infer<typeof verificationRecordSchema>;
export const verificationRecordsSchema = z.object({ verifications: z.array(verificationRecordSchema) });

/** An achievement a unit claims, for the verification desk. `blocked`: why it cannot be decided yet. */
export const claimSchema = z
  .object({
    rowId: z.string(),
    unitId: z.string(),
    kind: achievementKindSchema,
    projectName: z.string(),
    day: daySchema,
    yuan: z.number().int(),
    rev: z.number().int(),
    state: claimStateSchema,
    blocked: z.array(z.object({ code: z.enum(['UNEXPLAINED', 'NEEDS_VERIFIED']), detail: z.string() })),
    evidence: z.object({ files: z.number().int(), reused: z.number().int() }),
    decision: verificationRecordSchema.nullable(),
  })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof claimSchema>;
export const claimsResponseSchema = z
  .object({ claims: z.array(claimSchema), next: z.string().nullable() })
  .meta({ id: 'Claims' });
export type ClaimsResponse = z.infer<typeof claimsResponseSchema>;

const figureSchema = z.object({ count: z.number(), yuan: z.number().int() });

/** The three figures of a unit and kind side by side, and what lies between them. */
export const basisComparisonSchema = z
  .object({
    unitId: z.string(),
    kind: achievementKindSchema,
    claimed: figureSchema,
    verified: figureSchema,
    official: figureSchema,
    unverified: figureSchema.describe('claimed minus verified'),
    unofficial: figureSchema.describe('verified minus official'),
  })
  .meta({ id: 'BasisComparison' });
export type BasisComparison = z.infer<typeof basisComparisonSchema>;
export const basisComparisonsSchema = z.object({ asOf: daySchema, rows: z.array(basisComparisonSchema) });
export type BasisComparisons = z.infer<typeof basisComparisonsSchema>;
