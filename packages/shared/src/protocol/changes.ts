import * as z from 'zod';
import { fieldValueSchema } from '../ledger/fields.ts';
import { findingSchema } from '../rule/finding.ts';
import { mutationResultSchema, conflictSchema, normalisedCellSchema } from './push.ts';

const fields = z.record(z.string(), fieldValueSchema);

/** The latest state of a row that changed after the cursor; a deleted row keeps its last fields. */
export const rowChangeSchema = z
  .object({
    rowId: z.string(),
    rev: z.number().int(),
    seq: z.number().int(),
    deleted: z.boolean(),
    fields,
    by: z.string(),
    at: z.string(),
    explanations: z.record(z.string(), z.string()).optional().describe('reasons that stand for these fields, by rule id'),
  })
  .meta({ id: 'RowChange' });
export type RowChange = z.infer<typeof rowChangeSchema>;

export const changesResponseSchema = z
  .object({
    epoch: z.string(),
    changes: z.array(rowChangeSchema),
    next: z.number().int(),
    more: z.boolean(),
    headSeq: z.number().int(),
  })
  .meta({ id: 'ChangesResponse' });
export type ChangesResponse = z.infer<typeof changesResponseSchema>;

/** Rows as [rowId, rev, hash]; the hash is the first 16 hex digits of SHA-256 over the fields with sorted keys. */
export const reconcileRequestSchema = z
  .object({ unit: z.string(), ledger: z.string(), rows: z.array(z.tuple([z.string(), z.number().int(), z.string()])) })
  .meta({ id: 'ReconcileRequest' });
export const reconcileResponseSchema = z
  .object({ missing: z.array(z.string()), newer: z.array(z.string()), differ: z.array(z.string()) })
  .meta({ id: 'ReconcileResponse' });
export type ReconcileResponse = z.infer<typeof reconcileResponseSchema>;

/** One revision of a row: who, when, from which file, and what changed. */
export const revisionSchema = z
  .object({
    rowId: z.string(),
    rev: z.number().int(),
    seq: z.number().int(),
    deleted: z.boolean(),
    fields,
    changed: z.record(z.string(), z.object({ from: fieldValueSchema.nullable(), to: fieldValueSchema.nullable() })),
    by: z.string(),
    byName: z.string(),
    at: z.string(),
    fileId: z.string(),
    mutationId: z.string(),
    explanations: z.record(z.string(), z.string()).optional(),
    normalised: z.record(z.string(), normalisedCellSchema).optional().describe('what was typed before it was put right'),
    confirmed: z.boolean().optional().describe('nothing changed: the unit confirmed that the row stands'),
  })
  .meta({ id: 'Revision' });
export type Revision = z.infer<typeof revisionSchema>;

export const quarantineItemSchema = z
  .object({
    mutationId: z.string(),
    rowId: z.string(),
    rowNo: z.number().int().nullable(),
    set: z.record(z.string(), z.json().meta({ type: ['string', 'number', 'boolean', 'object', 'array', 'null'] })),
    findings: z.array(findingSchema),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'QuarantineItem' });
export type QuarantineItem = z.infer<typeof quarantineItemSchema>;

export const mutationsResponseSchema = z.object({ mutations: z.array(mutationResultSchema) }).meta({ id: 'MutationsResponse' });
const next = z.string().nullable().describe('ask again with it for those after these');
export const conflictsResponseSchema = z.object({ conflicts: z.array(conflictSchema), next }).meta({ id: 'ConflictsResponse' });
export const revisionsResponseSchema = z.object({ revisions: z.array(revisionSchema), next }).meta({ id: 'RevisionsResponse' });
export const quarantineResponseSchema = z
  .object({ items: z.array(quarantineItemSchema), next })
  .meta({ id: 'QuarantineResponse' });
