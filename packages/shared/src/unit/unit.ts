import * as z from 'zod';

/** A reporting unit (单位): a town, subdistrict, zone or department. `aliases` are names met in the wild. */
export const unitSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['town', 'subdistrict', 'zone', 'department']),
    aliases: z.array(z.string()).default([]),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof unitSchema>;
