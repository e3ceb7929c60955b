import * as z from 'zod';
import { achievementKindSchema, basisSchema } from '../campaign/campaign.ts';
import { bonusRulesSchema } from './bonus.ts';
import { OCCURRENCE_KINDS } from './occurrence.ts';

const points = z.number().min(-1_000).max(1_000);
const share = z.number().positive().max(100);
const cap = z.number().min(0).max(10_000).optional();
const floor = z.number().min(-10_000).max(0).optional();
/** What is counted of an achievement: projects by the campaign's count policy, or their investment in yuan. */
const measure = z.enum(['count', 'yuan']);
const id = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/);
const base = { id, title: z.string().min(1).max(60), groupIds: z.array(id).optional() };
const measured = { achievement: achievementKindSchema, measure };

/** One item of the scoring rules: which figures or entries it reads, and its parameters. Caps of ratios as a share. */
export const scoringItemSchema = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('ratio'), ...measured, points, cap }),
  z.object({
    ...base,
    kind: z.literal('blend'),
    parts: z.array(z.object({ ...measured, weight: share })).min(1),
    points,
    cap,
  }),
  z.object({ ...base, kind: z.literal('efficacy'), ...measured, weight: share }),
  z.object({ ...base, kind: z.literal('perExtra'), ...measured, points, cap }),
  z.object({ ...base, kind: z.literal('perShort'), ...measured, points, floor }),
  z.object({
    ...base,
    kind: z.literal('tier'),
    achievement: achievementKindSchema,
    tiers: z.array(z.object({ atLeastYuan: z.number().int().min(0), points })).min(1),
    cap,
  }),
  /** Occurrences: entered by the district office, each with its ground, or counted by the product itself. */
  z.object({ ...base, kind: z.literal('event'), points, floor, cap, counts: z.enum(OCCURRENCE_KINDS).optional() }),
  /** Points the district office enters, each with its ground. */
  z.object({ ...base, kind: z.literal('manual'), floor, cap }),
]);
export type ScoringItem = z.infer<typeof scoringItemSchema>;

/** Units ranked among themselves. A unit belongs to the first group that names it or its kind. */
export const rankingGroupSchema = z.object({
  id,
  name: z.string().min(1).max(40),
  unitKinds: z.array(z.enum(['town', 'subdistrict', 'zone', 'department'])).default([]),
  unitIds: z.array(z.string()).default([]),
});
export type RankingGroup = z.infer<typeof rankingGroupSchema>;

/** The scoring rules of a campaign as data. `ranking: none` gives scores, lights and lists, but no order. */
export const scoringRulesSchema = z
  .object({
    basis: basisSchema.default('verified'),
    groups: z.array(rankingGroupSchema).min(1),
    items: z.array(scoringItemSchema).min(1),
    ranking: z.enum(['byGroup', 'none']),
    /** How many of the last of a group are listed for criticism; 0 lists none. */
    tailSize: z.number().int().min(0).max(20),
    bonus: bonusRulesSchema.optional(),
  })
  .refine((rules) => new Set(rules.items.map((item) => item.id)).size === rules.items.length, { message: '计分项编号不能重复' })
  .meta({ id: 'ScoringRules' });
export type ScoringRules = z.infer<typeof scoringRulesSchema>;
