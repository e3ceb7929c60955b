import * as z from 'zod';

/**
 * Figures are being worked out anew from the rows: since when (RFC 3339), and how many of the rows are done. Until it is
 * over an answer shows what is kept, part of it by the rules before.
 */
export const recomputingSchema = z
  .object({ since: z.string(), done: z.number().int(), total: z.number().int() })
  .meta({ id: 'Recomputing' });
export type Recomputing = z.infer<typeof recomputingSchema>;
