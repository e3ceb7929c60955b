import * as z from 'zod';

/** A file kept as evidence of a row. `reusedBy`: other projects the same content was handed in for. */
export const evidenceSchema = z
  .object({
    id: z.string(),
    rowId: z.string(),
    name: z.string(),
    type: z.enum(['pdf', 'jpeg', 'png', 'docx', 'xlsx']),
    bytes: z.number().int(),
    sha256: z.string(),
    by: z.string(),
    at: z.string(),
    reusedBy: z.array(z.object({ rowId: z.string().nullable(), unitId: z.string().nullable(), projectName: z.string() })),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const evidenceListSchema = z.object({ evidence: z.array(evidenceSchema) }).meta({ id: 'EvidenceList' });

export const evidenceRemovalSchema = z.object({ reason: z.string().trim().min(1).max(200) }).meta({ id: 'EvidenceRemoval' });
