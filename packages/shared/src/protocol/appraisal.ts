import * as z from 'zod';
import { OCCURRENCE_KINDS } from '../appraisal/occurrence.ts';
import { scoringRulesSchema } from '../appraisal/scoring-rules.ts';
import { achievementKindSchema, basisSchema } from '../campaign/campaign.ts';
import { daySchema } from '../kernel/day.ts';
import { fieldValueSchema } from '../ledger/fields.ts';

/** Points have two decimals; a formula is a Chinese sentence with the numbers put in. */
const traceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('row'),
    rowId: z.string(),
    rev: z.number().int(),
    projectName: z.string(),
    day: z.string(),
    yuan: z.number().int(),
  }),
  z.object({ kind: z.literal('adjustment'), day: z.string(), count: z.number(), yuan: z.number().int(), note: z.string() }),
  z.object({ kind: z.literal('entry'), entryId: z.string(), day: z.string(), amount: z.number(), ground: z.string() }),
  /** Counted by itself: `rowId` is the issue that was opened again, or the inspection whose demand was not met in time. */
  z.object({
    kind: z.literal('occurrence'),
    counts: z.enum(OCCURRENCE_KINDS),
    rowId: z.string(),
    day: z.string(),
    ground: z.string(),
  }),
]);

export const scoredItemSchema = z.object({
  itemId: z.string(),
  title: z.string(),
  points: z.number(),
  formula: z.string(),
  trace: z.array(traceSchema),
  moreRows: z.number().int().optional().describe('rows the trace leaves out; /totals/rows has all, page by page'),
});

export const unitScoreSchema = z
  .object({
    unitId: z.string(),
    groupId: z.string(),
    points: z.number(),
    rank: z.number().int().nullable(),
    tied: z.boolean(),
    /** Among the last of its group, and not exempt. */
    tail: z.boolean(),
    unranked: z.string().nullable(),
    exempt: z.string().nullable(),
    items: z.array(scoredItemSchema),
    /** Points and rank it is compared with: those of `compareTo`, or those of the rules in force in a what-if. */
    before: z.object({ points: z.number(), rank: z.number().int().nullable() }).optional(),
  })
  .meta({ id: 'UnitScore' });

export const scoresResponseSchema = z
  .object({
    asOf: daySchema,
    basis: basisSchema,
    rulesVersion: z.number().int(),
    seq: z.number().int(),
    ranking: z.enum(['byGroup', 'none']),
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
    units: z.array(unitScoreSchema),
  })
  .meta({ id: 'ScoresResponse' });
export type ScoresResponse = z.infer<typeof scoresResponseSchema>;

/** A version of the scoring rules; version 0 is what a campaign starts with. */
export const scoringRulesVersionSchema = z
  .object({ version: z.number().int(), rules: scoringRulesSchema, by: z.string().nullable(), at: z.string().nullable() })
  .meta({ id: 'ScoringRulesVersion' });
export type ScoringRulesVersion = z.infer<typeof scoringRulesVersionSchema>;

/** Occurrences of an event item, or points of a manual item, entered by the district office with its ground. */
export const scoreEntryRequestSchema = z
  .object({
    itemId: z.string(),
    unit: z.string(),
    day: daySchema,
    amount: z.number().min(-1_000).max(1_000),
    ground: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'ScoreEntryRequest' });
export type ScoreEntryRequest = z.infer<typeof scoreEntryRequestSchema>;

const withdrawnSchema = z.object({ by: z.string(), at: z.string(), ground: z.string() }).nullable();

export const scoreEntrySchema = z
  .object({
    id: z.string(),
    itemId: z.string(),
    unitId: z.string(),
    day: z.string(),
    amount: z.number(),
    ground: z.string(),
    by: z.string(),
    at: z.string(),
    withdrawn: withdrawnSchema,
  })
  .meta({ id: 'ScoreEntry' });
export type KeptScoreEntry = z.infer<typeof scoreEntrySchema>;

/** A unit that is not listed among the last from a day on, with the reason (force majeure and the like). */
export const exemptionRequestSchema = z
  .object({ unit: z.string(), day: daySchema, reason: z.string().trim().min(1).max(500) })
  .meta({ id: 'RankingExemptionRequest' });
export type ExemptionRequest = z.infer<typeof exemptionRequestSchema>;

export const exemptionSchema = z
  .object({
    id: z.string(),
    unitId: z.string(),
    day: z.string(),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    withdrawn: withdrawnSchema,
  })
  .meta({ id: 'RankingExemption' });
export type KeptExemption = z.infer<typeof exemptionSchema>;

/** A bonus earned by an achievement. All money in whole yuan. */
export const bonusSchema = z
  .object({
    rowId: z.string(),
    rev: z.number().int(),
    projectName: z.string(),
    unitId: z.string(),
    kind: achievementKindSchema,
    day: z.string(),
    investmentYuan: z.number().int(),
    yuan: z.number().int(),
    capped: z.boolean(),
    formula: z.string(),
    parts: z.array(
      z.object({
        unitId: z.string(),
        yuan: z.number().int(),
        /** The row of the ledger `funds` that pays it; null while none does. */
        fundsRowId: z.string().nullable(),
        /** Fields of a row for the ledger `funds` that would pay it; absent once one does. */
        proposal: z.record(z.string(), fieldValueSchema).optional(),
      }),
    ),
  })
  .meta({ id: 'Bonus' });
export type EarnedBonus = z.infer<typeof bonusSchema>;

/** Where one kind is heading; rates are achievements a day. See packages/shared/src/progress/forecast.ts. */
export const forecastSchema = z.object({
  done: z.number(),
  target: z.number(),
  daysLeft: z.number().int(),
  perDay: z.number(),
  recentPerDay: z.number(),
  neededPerDay: z.number().nullable(),
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  outlook: z.enum(['met', 'likely', 'open', 'unlikely']),
  reason: z.string(),
});

export const progressResponseSchema = z
  .object({
    asOf: daySchema,
    basis: basisSchema,
    unitId: z.string().nullable(),
    kinds: z.array(
      z.object({
        kind: achievementKindSchema,
        forecast: forecastSchema.nullable(),
        /** Days with an achievement, their counts, and what the schedule asks for by then (target × schedule share). */
        days: z.array(z.object({ day: daySchema, count: z.number(), total: z.number() })),
        plan: z.array(z.object({ day: daySchema, total: z.number() })),
      }),
    ),
  })
  .meta({ id: 'ProgressResponse' });
export type ProgressResponse = z.infer<typeof progressResponseSchema>;
