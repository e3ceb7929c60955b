import * as z from 'zod';

/** Stable codes of call errors (RFC 9457 problems). Outside programs rely on the names. */
export const PROBLEM_CODES = [
  'BAD_REQUEST',
  'BAD_CREDENTIALS',
  'TOKEN_EXPIRED',
  'TOKEN_REVOKED',
  'UNIT_FORBIDDEN',
  'ROLE_FORBIDDEN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'EPOCH_CHANGED',
  'SUBMISSION_STATE',
  'VERSION_CHANGED',
  'BATCH_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'VALIDATION_FAILED',
  'SCHEMA_OUTDATED',
  'PROTOCOL_UNSUPPORTED',
  'LOCKED_OUT',
  'SERVER_BUSY',
  'STORAGE_FULL',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'LEDGER_NOT_FOUND',
  'INTERNAL',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** The body of every error answer; `detail` is a Chinese sentence that says what to do. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
    epoch: z.string().optional(),
    limits: z.object({ mutations: z.number(), bytes: z.number() }).optional(),
    min: z.number().int().optional(),
    current: z.number().int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
