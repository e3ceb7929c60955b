import * as z from 'zod';
import { fieldValueSchema } from '../ledger/fields.ts';

/** error holds the row; explain lets it count but asks for a reason; info never blocks. */
export const severitySchema = z.enum(['error', 'explain', 'info']);
export type Severity = z.infer<typeof severitySchema>;

/** A correction the clerk can apply with one press: put `value` (canonical; null empties) into `column`. */
export const fixSchema = z
  .object({ column: z.string(), value: fieldValueSchema.nullable(), text: z.string().describe('what the cell will show') })
  .meta({ id: 'Fix' });
export type Fix = z.infer<typeof fixSchema>;

/** What is wrong with a cell or row. `message` says what (with the value), `expected` what to write, with an example. */
export const findingSchema = z
  .object({
    ruleId: z.string(),
    severity: severitySchema,
    column: z.string().describe('column key; empty for a finding about the whole row'),
    message: z.string().min(1),
    expected: z.string().min(1),
    fix: fixSchema.optional(),
    choices: z.array(fixSchema).optional().describe('what an ambiguous value may mean; a person chooses, nothing is guessed'),
    related: z.string().optional().describe('key of the other row of the same ledger the finding is about, to jump to'),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;
