import * as z from 'zod';
import { fieldValueSchema } from '../ledger/fields.ts';
import { mutationSchema } from '../protocol/push.ts';

/** The last server state of a row this file has confirmed; `epoch` is the history it was confirmed in. */
export const shadowRowSchema = z.object({
  rev: z.number().int(),
  epoch: z.string(),
  fields: z.record(z.string(), fieldValueSchema),
  deleted: z.boolean().optional(),
});
export type ShadowRow = z.infer<typeof shadowRowSchema>;

/** Everything that must travel inside the workbook, so that copies and restored backups heal themselves. */
export const fileStateSchema = z.object({
  format: z.literal(1),
  fileId: z.string(),
  replicaId: z.string(),
  incarnation: z.number().int(),
  unit: z.string(),
  ledger: z.string(),
  schemaVersion: z.number().int(),
  epoch: z.string().nullable(),
  cursor: z.number().int(),
  shadow: z.record(z.string(), shadowRowSchema),
  /** One mutation in flight per row. */
  outbox: z.record(z.string(), mutationSchema),
  /** Hash of the content last refused as invalid, by row id. */
  held: z.record(z.string(), z.string()),
  /** Reasons written by the clerk: row id → rule id → text. */
  explanations: z.record(z.string(), z.record(z.string(), z.string())),
});
export type FileState = z.infer<typeof fileStateSchema>;
