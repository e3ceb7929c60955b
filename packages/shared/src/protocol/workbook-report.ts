import * as z from 'zod';
import { ACHIEVEMENT_KINDS } from '../campaign/campaign.ts';
import { fieldValueSchema } from '../ledger/fields.ts';
import { findingSchema } from '../rule/finding.ts';
import { conflictSchema, MUTATION_STATUSES } from './push.ts';

/** Names every ledger of a workbook where one is asked for. */
export const ALL_LEDGERS = 'all';

const rowNumber = z.number().int().positive();
const sumSchema = z.object({ count: z.number(), yuan: z.number().int() });
const sumsShape = { signed: sumSchema, started: sumSchema, completed: sumSchema, inProduction: sumSchema };

/** A finding with the A1 address of its cell. */
export const reportFindingSchema = findingSchema.extend({ cell: z.string() }).meta({ id: 'ReportFinding' });

/** A cell that was not written canonically. */
export const reportNormalisationSchema = z
  .object({
    column: z.string(),
    cell: z.string(),
    from: z.string(),
    to: z.string(),
    kind: z.string(),
    handling: z.enum(['auto', 'confirm']),
  })
  .meta({ id: 'ReportNormalisation' });

/** A data row of a checked sheet; values are canonical with every proposal applied. */
export const reportRowSchema = z.object({
  row: rowNumber,
  rowId: z.string().nullable(),
  values: z.record(z.string(), fieldValueSchema).readonly(),
  qualifying: z.boolean().nullable(),
  held: z.boolean(),
  hidden: z.boolean(),
  findings: z.array(reportFindingSchema).readonly(),
  normalised: z.array(reportNormalisationSchema).readonly(),
});

/** What became of a row of an imported file. held: a proposal waits, or the heading is wrong; unchanged rows are noop. */
export const importedRowSchema = reportRowSchema
  .extend({
    status: z.enum([...MUTATION_STATUSES, 'held']),
    matchedBy: z.enum(['id', 'businessKey', 'name', 'new']),
    rev: z.number().int().nullable(),
    conflicts: z.array(conflictSchema).readonly().optional(),
  })
  .meta({ id: 'ImportedRow' });
export type ImportedRow = z.input<typeof importedRowSchema>;

/** The answer of the import route: the shape of `check --json`, and what became of every row. */
export const importResponseSchema = z
  .object({
    mode: z.enum(['commit', 'validate']),
    proposals: z.enum(['applied', 'pending']),
    ledger: z.string(),
    unit: z.string(),
    asOf: z.string(),
    sheet: z.string(),
    dateSystem: z.union([z.literal(1900), z.literal(1904)]),
    headingRows: z.array(rowNumber).readonly(),
    headerRow: rowNumber,
    columns: z.record(z.string(), z.string()).readonly(),
    yuanPerUnit: z.record(z.string(), z.number()).readonly(),
    localColumns: z.record(z.string(), z.string()).readonly(),
    skippedRows: z.array(z.object({ row: rowNumber, reason: z.string() })).readonly(),
    hiddenRows: z.array(rowNumber).readonly(),
    totalLineChecks: z
      .array(z.object({ row: rowNumber, column: z.string(), statedYuan: z.number(), summedYuan: z.number(), equal: z.boolean() }))
      .readonly(),
    findings: z.array(reportFindingSchema).readonly(),
    rows: z.array(importedRowSchema).readonly(),
    results: z.record(z.string(), z.number().int()).describe('rows by status'),
    summary: z.object({
      rows: z.number().int(),
      rowsWithError: z.number().int(),
      rowsWithErrorOrExplain: z.number().int(),
      rowsHeld: z.number().int(),
      hiddenRows: z.number().int(),
      findings: z.record(z.string(), z.number().int()).readonly(),
    }),
    totals: z.object({
      proposals: z.enum(['applied', 'pending']),
      reasons: z.literal('given'),
      ...sumsShape,
      withoutUnexplained: z.object(sumsShape),
      yuanByUnit: z.record(z.string(), z.partialRecord(z.enum(ACHIEVEMENT_KINDS), z.number().int()).readonly()).readonly(),
    }),
  })
  .meta({ id: 'ImportResponse' });
export type ImportResponse = z.input<typeof importResponseSchema>;

/** The answer of an import of every ledger of a workbook, in the order in which they were taken. */
export const importEveryResponseSchema = z
  .object({ mode: z.enum(['commit', 'validate']), ledgers: z.array(importResponseSchema).readonly() })
  .meta({ id: 'ImportEveryResponse' });
export type ImportEveryResponse = z.input<typeof importEveryResponseSchema>;
