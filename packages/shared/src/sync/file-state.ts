import * as z from 'zod';
import { type FieldValue, fieldValueSchema, sameValue } from '../ledger/fields.ts';
import { rememberedLayoutSchema } from '../workbook/remembered-layout.ts';
import { mutationSchema, normalisedCellSchema } from '../protocol/push.ts';
import { reasonGroundsSchema } from '../rule/reason-grounds.ts';

/** The last server state of a row this file has confirmed; `epoch` is the history it was confirmed in. */
export const shadowRowSchema = z.object({
  rev: z.number().int(),
  epoch: z.string(),
  fields: z.record(z.string(), fieldValueSchema),
  deleted: z.boolean().optional(),
  /** What the author of a cell edited meanwhile had seen, where the server holds something else by now. */
  bases: z.record(z.string(), fieldValueSchema.nullable()).optional(),
  /** Reasons the server has been told, by rule id. */
  explanations: z.record(z.string(), z.string()).optional(),
  /** Reasons that stand on the server for these fields, whoever wrote them, by rule id. */
  reasons: z.record(z.string(), z.string()).optional(),
  /** Day of the last change or confirmation on the server. */
  confirmedDay: z.string().optional(),
});
export type ShadowRow = z.infer<typeof shadowRowSchema>;

/** What was typed into a cell, what it was corrected to, and the kind of dirty input. */
export const correctedCellSchema = normalisedCellSchema.extend({ value: fieldValueSchema.nullable() });

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
  /** The values those reasons were written for: row id → rule id → column → value. */
  grounds: z.record(z.string(), z.record(z.string(), reasonGroundsSchema)).optional(),
  /** What a cell held before the clerk had a correction written into it: row id → column. */
  corrected: z.record(z.string(), z.record(z.string(), correctedCellSchema)).optional(),
  /** Values the sync was about to write when it was cut off, by row id and field; where found, they are no edits. */
  writing: z.record(z.string(), z.record(z.string(), z.array(fieldValueSchema.nullable()))).optional(),
  /** How the sheet lies, as the template made it or the clerk confirmed it. */
  layout: rememberedLayoutSchema.optional(),
});
export type FileState = z.infer<typeof fileStateSchema>;

/** Values the sync may have written into the cells of a row, by field. */
export type OwnWriting = NonNullable<FileState['writing']>[string];

/** Whether a cell holds what the sync itself wrote in a run that was cut off, and so no edit of the clerk's. */
export function isOwnWriting(writing: OwnWriting | undefined, field: string, cell: FieldValue | null | undefined): boolean {
  return writing?.[field]?.some((written) => sameValue(written, cell)) === true;
}

/** The state of a workbook that has never been sent. `schemaVersion` is the version of the ledger definition. */
export function newFileState(identity: Pick<FileState, 'fileId' | 'replicaId' | 'unit' | 'ledger' | 'schemaVersion'>): FileState {
  return { format: 1, ...identity, incarnation: 0, epoch: null, cursor: 0, shadow: {}, outbox: {}, held: {}, explanations: {} };
}
