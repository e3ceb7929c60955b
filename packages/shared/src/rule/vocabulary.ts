import * as z from 'zod';
import { severitySchema } from './finding.ts';

/** A rule of a ledger: an id, a severity and one of the closed kinds with its parameters. */
export const ruleUseSchema = z.object({
  id: z.string(),
  severity: severitySchema,
  kind: z.string(),
  params: z.record(z.string(), z.json()),
});
export type RuleUse = z.infer<typeof ruleUseSchema>;
