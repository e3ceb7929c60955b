import * as z from 'zod';
import { ruleUseSchema } from '../rule/vocabulary.ts';
import { migrationStepSchema } from '../definition/migration.ts';
import { conditionSchema } from './condition.ts';

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
  z.object({ kind: z.literal('yuan'), minYuan: yuan.optional(), aboveYuan: yuan.optional() }),
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

/** Required always, from a stage on, or in rows of which a condition holds; `when` of a stage narrows it likewise. */
export const requirementSchema = z.union([
  z.literal('always'),
  z.object({ fromStage: z.string(), when: conditionSchema.optional() }),
  z.object({ when: conditionSchema }),
]);

/**
 * Who beside the keeper of a row sets a column: `roles` may, in rows of every unit. `reserved` says what nobody else may
 * set: the whole column, some of its values (and away from those in `kept`), or nothing.
 */
export const settingRightSchema = z.object({
  roles: z.array(z.enum(['districtOffice', 'inspector'])).min(1),
  reserved: z.union([
    z.literal('column'),
    z.literal('nothing'),
    z.object({ values: z.array(z.string()).min(1), kept: z.array(z.string()).optional() }),
  ]),
});
export type SettingRight = z.infer<typeof settingRightSchema>;

/** A figure that is computed from a row and never typed: growth of one amount over another, in basis points. */
export const derivedSchema = z.object({
  key: z.string(),
  heading: z.string(),
  kind: z.literal('growth'),
  of: z.string(),
  over: z.string(),
});
export type Derived = z.infer<typeof derivedSchema>;

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
  setBy: settingRightSchema.optional(),
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
    /** What one row is called: 项目, 节点, 问题. */
    noun: z.string().default('事项'),
    /** The column a heading row must have and a row is called by. */
    nameColumn: z.string(),
    /** The column with the stage and its values in order; absent for ledgers without stages. */
    stages: z.object({ column: z.string(), order: z.array(z.string()), ended: z.array(z.string()) }).optional(),
    /** Who keeps the rows: the unit (when absent) or the district office, for units to read. */
    keptBy: z.literal('districtOffice').optional(),
    /** Columns that together say two rows are the same thing, for files without row ids; else the rules about same rows say it. */
    businessKeys: z.array(z.array(z.string()).min(1)).optional(),
    derived: z.array(derivedSchema).optional(),
    columns: z.array(columnSchema),
    rules: z.array(ruleUseSchema),
    /** Last day on which files of an older version are taken; absent for as long as `minVersion` allows. */
    olderUntil: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    /** How rows of the version before become rows of this one. */
    migration: z.array(migrationStepSchema).optional(),
    /** Counts the changes of its rules' lives and severities in the campaign; 1 at first. */
    rulesVersion: z.number().int().positive().optional(),
  })
  .meta({ id: 'LedgerDefinition' });
export type LedgerDefinition = z.infer<typeof ledgerDefinitionSchema>;

/** The column with that key; null when the definition does not know it. */
export function columnOf(definition: LedgerDefinition, key: string): Column | null {
  return definition.columns.find((column) => column.key === key) ?? null;
}
