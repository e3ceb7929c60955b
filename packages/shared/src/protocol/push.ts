import * as z from 'zod';
import { fieldValueSchema } from '../ledger/fields.ts';
import { findingSchema } from '../rule/finding.ts';

/** A row id or mutation id as the server accepts it. */
export const idSchema = z.string().regex(/^[a-z][0-9a-z]{15,63}$/);

const changesSchema = z.record(z.string(), fieldValueSchema.nullable());

/** What a cell held when it was not written canonically, and the kind of dirty input (N02, D08, …). */
export const normalisedCellSchema = z.object({ from: z.string(), kind: z.string() }).meta({ id: 'NormalisedCell' });
export type NormalisedCell = z.infer<typeof normalisedCellSchema>;

/** One change of one row. `base` holds what the author had seen of every field in `set` (all fields for deletes). */
export const mutationSchema = z
  .object({
    id: idSchema,
    rowId: idSchema,
    kind: z.enum(['upsert', 'delete', 'restore', 'resolve']),
    baseRev: z.number().int().min(0),
    base: changesSchema,
    set: changesSchema,
    group: z.string().optional(),
    reoffer: z.boolean().optional(),
    copiedFrom: z.string().optional(),
    rowNo: z.number().int().optional(),
    explanations: z.record(z.string(), z.string()).optional(),
    resolves: z.array(z.string()).optional(),
    normalised: z.record(z.string(), normalisedCellSchema).optional().describe('what was typed, where `set` says it otherwise'),
    confirm: z.boolean().optional().describe('the row was looked at and stands as it is; an upsert that sets nothing counts'),
  })
  .meta({ id: 'Mutation' });
export type Mutation = z.infer<typeof mutationSchema>;

/** The body of a push; mutations are read one by one so that a malformed one never stops its neighbours. */
export const pushRequestSchema = z
  .object({
    epoch: z.string(),
    fileId: z.string(),
    replicaId: z.string(),
    batchId: z.string(),
    schemaVersion: z.number().int(),
    unit: z.string(),
    ledger: z.string(),
    muts: z.array(z.unknown()),
  })
  .meta({ id: 'PushRequest' });
export type PushRequest = z.infer<typeof pushRequestSchema>;

export const MUTATION_STATUSES = [
  'accepted',
  'merged',
  'noop',
  'conflict',
  'merged_conflict',
  'gone',
  'invalid',
  'forbidden',
  'locked',
  'id_reused',
  'id_foreign',
  'group_failed',
  'deferred',
] as const;
export type MutationStatus = (typeof MUTATION_STATUSES)[number];

/** A value that lost against one its author had not seen; kept until a person decides. */
export const conflictSchema = z
  .object({
    id: z.string(),
    rowId: z.string().optional(),
    field: z.string(),
    server: fieldValueSchema.nullable(),
    mine: fieldValueSchema.nullable(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Conflict' });
export type Conflict = z.infer<typeof conflictSchema>;

/** What became of a mutation; a replay keeps its first status and tells the row as it is now. */
export const mutationResultSchema = z
  .object({
    id: z.string(),
    rowId: z.string(),
    status: z.enum(MUTATION_STATUSES),
    rev: z.number().int(),
    seq: z.number().int(),
    deleted: z.boolean(),
    fields: z.record(z.string(), fieldValueSchema),
    conflicts: z.array(conflictSchema).optional(),
    findings: z.array(findingSchema).optional(),
    replay: z.boolean().optional(),
    explanations: z.record(z.string(), z.string()).optional().describe('reasons that stand for these fields, by rule id'),
    at: z.string().optional().describe('when the row was last changed or confirmed'),
  })
  .meta({ id: 'MutationResult' });
export type MutationResult = z.infer<typeof mutationResultSchema>;

export const pushResponseSchema = z
  .object({
    epoch: z.string(),
    headSeq: z.number().int(),
    backoffMs: z.number().int().optional(),
    results: z.array(mutationResultSchema),
    rulesVersion: z.number().int().optional().describe('the version of the rules the rows were judged under'),
  })
  .meta({ id: 'PushResponse' });
export type PushResponse = z.infer<typeof pushResponseSchema>;

/** Most mutations and bytes one push may carry. */
export const PUSH_LIMITS = { mutations: 500, bytes: 1_048_576 } as const;
