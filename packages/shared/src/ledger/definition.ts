import * as z from 'zod';
import { ruleUseSchema } from '../rule/vocabulary.ts';

const yuan = z.number().int();

/** The closed set of column types; parameters are data so that a definition can be published without a release. */
export const columnTypeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), maxLength: z.number().int().positive().optional() }),
  z.object({ kind: z.literal('longText'), maxLength: z.number().int().positive().optional() }),
  z.object({ kind: z.literal('choice'), choices: z.array(z.string()).optional(), list: z.string().optional() }),
  z.object({ kind: z.literal('choices'), choices: z.array(z.string()).optional(), list: z.string().optional() }),
  z.object({ kind: z.literal('day'), notAfterToday: z.boolean().optional() }),
  z.object({ kind: z.literal('month') }),
  z.object({ kind: z.literal('wan'), minYuan: yuan.optional(), aboveYuan: yuan.optional() }),
  z.object({ kind: z.literal('usdWan') }),
  z.object({ kind: z.literal('integer'), min: z.number().int().optional() }),
  z.object({ kind: z.literal('decimal'), digits: z.number().int().positive(), min: z.number().optional() }),
  z.object({ kind: z.literal('percent') }),
  z.object({ kind: z.literal('phone') }),
  z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('persons') }),
  z.object({ kind: z.literal('uscc') }),
  z.object({ kind: z.literal('projectCode') }),
  z.object({ kind: z.literal('unitRef') }),
  z.object({ kind: z.literal('ref'), ledger: z.string(), column: z.string() }),
  z.object({ kind: z.literal('yesNo') }),
  z.object({ kind: z.literal('shares') }),
]);
export type ColumnType = z.infer<typeof columnTypeSchema>;

/** Required always, or from a stage on; `when` narrows it to rows in which another column has that value. */
export const requirementSchema = z.union([
  z.literal('always'),
  z.object({ fromStage: z.string(), when: z.object({ column: z.string(), equals: z.string() }).optional() }),
]);

/** Corrections of words: `apply` is done and logged, `propose` waits for the clerk. From heard word to choice. */
export const synonymsSchema = z.object({
  apply: z.record(z.string(), z.string()),
  propose: z.record(z.string(), z.string()),
});

/** One column of a ledger. `choices`/`list` of the type: own list, or the name of a campaign list. */
export const columnSchema = z.object({
  key: z.string(),
  heading: z.string(),
  aliases: z.array(z.string()),
  type: columnTypeSchema,
  required: requirementSchema.optional(),
  /** An empty cell means the handing-in unit. */
  defaultOwnUnit: z.boolean().optional(),
  synonyms: synonymsSchema.optional(),
  /** whileEarly: hidden from others while 线索/在谈; phone: seen by own unit, district office, inspectors only. */
  confidential: z.enum(['whileEarly', 'phone']).optional(),
  /** Width in characters, for templates. */
  width: z.number().positive(),
  help: z.string(),
  example: z.string(),
});
export type Column = z.infer<typeof columnSchema>;

/** A ledger as plain data: the one source of schema, codecs, template, texts and checks. */
export const ledgerDefinitionSchema = z
  .object({
    id: z.string(),
    version: z.number().int().positive(),
    /** Oldest version from which pushes are still taken. */
    minVersion: z.number().int().positive(),
    title: z.string(),
    /** The column a heading row must have and a row is called by. */
    nameColumn: z.string(),
    /** The column with the stage and its values in order; absent for ledgers without stages. */
    stages: z.object({ column: z.string(), order: z.array(z.string()), ended: z.array(z.string()) }).optional(),
    columns: z.array(columnSchema),
    rules: z.array(ruleUseSchema),
  })
  .meta({ id: 'LedgerDefinition' });
export type LedgerDefinition = z.infer<typeof ledgerDefinitionSchema>;

/** The column with that key; null when the definition does not know it. */
export function columnOf(definition: LedgerDefinition, key: string): Column | null {
  return definition.columns.find((column) => column.key === key) ?? null;
}
