import * as z from 'zod';

const pointSchema = z.object({
  month: z.string(),
  yuan: z.number().int(),
  lastYearYuan: z.number().int().nullable(),
  monthYuan: z.number().int().nullable(),
  growthBps: z.number().int().nullable(),
  units: z.number().int(),
  rowId: z.string().optional().describe('the row a unit’s own figure stands in'),
});

/** Macro series of a year. Cumulative from January in yuan, growth in basis points; `missing` names months without figure. */
export const indicatorsResponseSchema = z
  .object({
    lastMonth: z.string(),
    series: z.array(
      z.object({
        key: z.string(),
        heading: z.string(),
        units: z.array(z.object({ unitId: z.string(), points: z.array(pointSchema), missing: z.array(z.string()) })),
        district: z.object({ points: z.array(pointSchema) }).nullable(),
      }),
    ),
  })
  .meta({ id: 'IndicatorsResponse' });
export type IndicatorsResponse = z.infer<typeof indicatorsResponseSchema>;
