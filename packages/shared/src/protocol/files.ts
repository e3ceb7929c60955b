import * as z from 'zod';

export const openFileRequestSchema = z
  .object({
    fileId: z.string(),
    replicaId: z.string(),
    incarnation: z.number().int(),
    unit: z.string(),
    ledger: z.string(),
    schemaVersion: z.number().int(),
  })
  .meta({ id: 'OpenFileRequest' });
export type OpenFileRequest = z.infer<typeof openFileRequestSchema>;

/** `forked` is true when this file is a copy or a restored backup; it then goes on under the new `replicaId`. */
export const openFileResponseSchema = z
  .object({
    epoch: z.string(),
    headSeq: z.number().int(),
    incarnation: z.number().int(),
    forked: z.boolean(),
    replicaId: z.string(),
    schemaVersion: z.number().int(),
    rulesVersion: z.number().int().optional().describe('fetch the ledgers again when it is not the one held'),
    limits: z.object({ mutations: z.number().int(), bytes: z.number().int() }),
    serverTime: z.string(),
  })
  .meta({ id: 'OpenFileResponse' });
export type OpenFileResponse = z.infer<typeof openFileResponseSchema>;
