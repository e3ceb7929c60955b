import * as z from 'zod';
import { achievementKindSchema, basisSchema } from '../campaign/campaign.ts';

/** What figures in a sheet were asked for; asking again refreshes them. `asOf` null is always the day of asking. */
export const pulledQuerySchema = z.object({
  what: z.enum(['totals', 'ranking', 'lights', 'rows']),
  basis: basisSchema,
  asOf: z.string().nullable(),
  /** With `rows`: whose, and of which achievement. */
  unitId: z.string().nullable(),
  kind: achievementKindSchema.nullable(),
});
export type PulledQuery = z.infer<typeof pulledQuerySchema>;

/** The note a workbook keeps of its pulled blocks: by the id of the marker; `sheet` is where a block was put first. */
export const pulledBlocksSchema = z.array(z.object({ id: z.string(), query: pulledQuerySchema, sheet: z.string() }));
export type KeptBlock = z.infer<typeof pulledBlocksSchema>[number];
