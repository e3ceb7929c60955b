import * as z from 'zod';
import { ledgerDefinitionSchema } from '../ledger/definition.ts';

/** One difference between the version in force and another, in words. */
export const definitionChangeSchema = z
  .object({
    kind: z.enum(['added', 'changed', 'removed']),
    safe: z.boolean().describe('filled sheets and stored rows stand as they are, or a migration step covers it'),
    text: z.string(),
    narrows: z.string().optional().describe('what a migration step 收紧 names: a column key, or a line of the sheet 台账'),
    rows: z.number().int().optional().describe('stored rows that no longer fit, for a change that narrows'),
  })
  .meta({ id: 'DefinitionChange' });

/** What became of a definition workbook. */
export const definitionAnswerSchema = z
  .object({
    mode: z.enum(['check', 'publish']),
    published: z.boolean(),
    definition: ledgerDefinitionSchema,
    changes: z.array(definitionChangeSchema).readonly(),
  })
  .meta({ id: 'DefinitionAnswer' });

/** The versions of ledgers the district has published, newest last. */
export const definitionVersionsSchema = z
  .object({
    versions: z.array(
      z.object({
        ledger: z.string(),
        version: z.number().int(),
        title: z.string(),
        note: z.string(),
        by: z.string(),
        at: z.string(),
        olderUntil: z.string().nullable(),
        migratedAt: z.string().nullable().describe('when stored rows had been brought to it'),
      }),
    ),
  })
  .meta({ id: 'DefinitionVersions' });
