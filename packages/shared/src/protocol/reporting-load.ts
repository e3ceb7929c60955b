import * as z from 'zod';
import { daySchema } from '../kernel/day.ts';
import { MUTATION_STATUSES } from './push.ts';

/** What a unit is asked and what it had to write in a ledger between two days, both inclusive. */
export const unitLoadSchema = z
  .object({
    unitId: z.string(),
    ledger: z.string(),
    title: z.string(),
    rows: z.number().int().describe('rows the unit reports now'),
    columns: z.number().int().describe('columns the ledger asks of each row'),
    cellsAsked: z.number().int().describe('rows × columns'),
    cellsTyped: z.number().int().describe('cells written or changed in the time'),
    cellsKept: z.number().int().describe('cells that stood from before and were not asked again'),
    rowsSent: z.number().int(),
    rowsConfirmed: z.number().int().describe('rows only confirmed as unchanged'),
    saidNoChange: z.number().int().describe('how often 零报告 was pressed'),
  })
  .meta({ id: 'UnitLoad' });
export type UnitLoad = z.infer<typeof unitLoadSchema>;

export const reportingLoadSchema = z
  .object({ firstDay: daySchema, lastDay: daySchema, period: z.string().nullable(), units: z.array(unitLoadSchema) })
  .meta({ id: 'ReportingLoad' });
export type ReportingLoad = z.infer<typeof reportingLoadSchema>;

/** 零报告: the rows of a unit's ledger stand as they are; without `rowIds` all of them. */
export const confirmationRequestSchema = z
  .object({ unit: z.string(), ledger: z.string(), rowIds: z.array(z.string()).max(10_000).optional() })
  .meta({ id: 'ConfirmationRequest' });
export type ConfirmationRequest = z.infer<typeof confirmationRequestSchema>;

export const confirmationResponseSchema = z
  .object({
    day: daySchema,
    confirmed: z.number().int(),
    rows: z
      .array(z.object({ rowId: z.string(), status: z.enum(MUTATION_STATUSES), rev: z.number().int() }))
      .describe('what became of each row; one the unit does not have is `gone`, one that was not reached `deferred`: ask again'),
  })
  .meta({ id: 'ConfirmationResponse' });
export type ConfirmationResponse = z.infer<typeof confirmationResponseSchema>;
