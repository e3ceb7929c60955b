import * as z from 'zod';
import { achievementKindSchema, basisSchema } from '../campaign/campaign.ts';
import { daySchema } from '../kernel/day.ts';
import { lightSchema } from '../protocol/totals.ts';

/** What a bulletin tells of: achievements up to a day, under one basis, of some kinds, of one ranking group or of all. */
export const bulletinScopeSchema = z
  .object({
    asOf: daySchema,
    basis: basisSchema,
    kinds: z.array(achievementKindSchema).min(1).max(4),
    groupId: z.string().nullable(),
  })
  .meta({ id: 'BulletinScope' });
export type BulletinScope = z.infer<typeof bulletinScopeSchema>;

/** One figure as published. Money in yuan; `gapPoints` in percentage points, one decimal; adjustments are counted in. */
export const bulletinFigureSchema = z.object({
  kind: achievementKindSchema,
  count: z.number(),
  yuan: z.number().int(),
  target: z.number(),
  completion: z.number().nullable(),
  gapPoints: z.number().nullable(),
  light: lightSchema,
});
export type BulletinFigure = z.infer<typeof bulletinFigureSchema>;

/** A unit's figures and its place in the ranking; `rank` is null without ranking and for units that are not ranked. */
export const bulletinUnitSchema = z.object({
  unitId: z.string(),
  name: z.string(),
  groupId: z.string().nullable(),
  figures: z.array(bulletinFigureSchema),
  points: z.number().nullable(),
  rank: z.number().int().nullable(),
  tied: z.boolean(),
  tail: z.boolean(),
  exempt: z.string().nullable(),
  unranked: z.string().nullable(),
});
export type BulletinUnit = z.infer<typeof bulletinUnitSchema>;

export const bulletinAdjustmentSchema = z.object({
  unitId: z.string(),
  kind: achievementKindSchema,
  count: z.number(),
  yuan: z.number().int(),
  day: daySchema,
  note: z.string(),
});

/** Everything a bulletin shows as a number or a colour. Two readings with equal figures make the same bulletin. */
export const bulletinFiguresSchema = z
  .object({
    scope: bulletinScopeSchema,
    campaign: z.object({ name: z.string(), day: z.number().int(), days: z.number().int(), thresholdYuan: z.number().int() }),
    scheduleShare: z.number(),
    /** The district's figures; those of the group when the scope names one. */
    district: z.array(bulletinFigureSchema),
    units: z.array(bulletinUnitSchema),
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
    ranking: z.enum(['byGroup', 'none']),
    /** The basis the ranking stands on; the scoring rules name it, never the bulletin. */
    rankedBy: basisSchema,
    adjustments: z.array(bulletinAdjustmentSchema),
  })
  .meta({ id: 'BulletinFigures' });
export type BulletinFigures = z.infer<typeof bulletinFiguresSchema>;
