import * as z from 'zod';
import { daySchema } from '../kernel/day.ts';
import { fieldValueSchema } from '../ledger/fields.ts';
import { GAP_REASONS } from '../submission/completeness.ts';
import { reportingCycleSchema, reportingIntervalSchema } from '../submission/reporting-cycle.ts';
import { SUBMISSION_STATES } from '../submission/submission.ts';
import { SUBMISSION_STEPS, rowReasonSchema } from '../submission/submission-event.ts';
import { recomputingSchema } from './recomputing.ts';

const reason = z.string().trim().min(1).max(500);

export const reportingCyclesSchema = z.object({ cycles: z.array(reportingCycleSchema).max(50) }).meta({ id: 'ReportingCycles' });
export type ReportingCycles = z.infer<typeof reportingCyclesSchema>;

/** A period with its name and deadline (RFC 3339). */
export const periodSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    every: reportingIntervalSchema,
    firstDay: daySchema,
    lastDay: daySchema,
    deadline: z.string(),
  })
  .meta({ id: 'ReportingPeriod' });
export type PeriodAnswer = z.infer<typeof periodSchema>;

const timelinessSchema = z.object({
  kind: z.enum(['onTime', 'late', 'due', 'missing']),
  text: z.string(),
});

/** Rows due and done; `gaps` are those not done, as far as they are told. */
const completenessSchema = z.object({ due: z.number().int(), done: z.number().int() });
const gapSchema = z.object({ rowId: z.string(), name: z.string(), reasons: z.array(z.enum(GAP_REASONS)) });

const stepEntrySchema = z.object({
  step: z.enum(SUBMISSION_STEPS),
  by: z.string(),
  at: z.string(),
  reason: z.string().optional(),
  rowReasons: z.array(rowReasonSchema).optional(),
  rows: z.array(z.string()).nullable().optional(),
  until: z.string().optional(),
  receipt: z.string().optional(),
  schemaVersion: z.number().int().optional().describe('the version of the ledger that held then'),
  rulesVersion: z.number().int().optional().describe('the version of its rules that held then'),
});

export const reminderSchema = z
  .object({
    id: z.string(),
    unitId: z.string(),
    ledger: z.string(),
    period: z.string(),
    text: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Reminder' });
export type Reminder = z.infer<typeof reminderSchema>;

/** Where a unit's ledger stands in a period, and what it lacks. */
export const submissionAnswerSchema = z
  .object({
    unitId: z.string(),
    ledger: z.string(),
    period: periodSchema,
    /** The periods around it that can be looked at; null before the first and after the running one. */
    previous: z.string().nullable(),
    next: z.string().nullable(),
    state: z.enum(SUBMISSION_STATES),
    timeliness: timelinessSchema,
    completeness: completenessSchema.extend({ gaps: z.array(gapSchema) }),
    /** The rows of the ledger by name, to write reasons for or to reopen. */
    rows: z.array(z.object({ rowId: z.string(), name: z.string() })),
    /** Rows changed since the approval; null while there is none. */
    changedSinceApproval: z.number().int().nullable(),
    changedSinceSubmission: z.number().int().nullable(),
    receipt: z.string().nullable(),
    submittedAt: z.string().nullable(),
    returned: z.object({ reason: z.string(), rowReasons: z.array(rowReasonSchema), by: z.string(), at: z.string() }).nullable(),
    opening: z.object({ rows: z.array(z.string()).nullable(), until: z.string(), reason: z.string() }).nullable(),
    asked: z.object({ reason: z.string(), rows: z.array(z.string()).nullable(), by: z.string(), at: z.string() }).nullable(),
    refused: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
    /** Whether rows of the ledger are closed to changes now (apart from a reopening). */
    locked: z.boolean(),
    reminders: z.array(reminderSchema),
    steps: z.array(stepEntrySchema),
  })
  .meta({ id: 'Submission' });
export type SubmissionAnswer = z.infer<typeof submissionAnswerSchema>;

/** One line of the office's list. */
export const submissionLineSchema = z
  .object({
    unitId: z.string(),
    state: z.enum(SUBMISSION_STATES),
    timeliness: timelinessSchema,
    completeness: completenessSchema,
    unexplained: z.number().int(),
    inConflict: z.number().int(),
    changedSinceApproval: z.number().int().nullable(),
    receipt: z.string().nullable(),
    submittedAt: z.string().nullable(),
    asked: z.object({ reason: z.string(), rows: z.array(z.string()).nullable(), by: z.string(), at: z.string() }).nullable(),
    until: z.string().nullable(),
    reminded: z.number().int(),
  })
  .meta({ id: 'SubmissionLine' });
export type SubmissionLine = z.infer<typeof submissionLineSchema>;
export const submissionLinesSchema = z
  .object({
    ledger: z.string(),
    period: periodSchema,
    previous: z.string().nullable(),
    next: z.string().nullable(),
    submissions: z.array(submissionLineSchema),
    recomputing: recomputingSchema.optional(),
  })
  .meta({ id: 'SubmissionLines' });
export type SubmissionLines = z.infer<typeof submissionLinesSchema>;

/** A step of the unit or the office. `period` as its id; `rows` are the row ids a reopening is about (absent: all). */
export const stepRequestSchema = z
  .object({
    unit: z.string().min(1),
    ledger: z.string().min(1),
    period: z.string().min(1),
    reason: reason.optional(),
    rowReasons: z.array(rowReasonSchema).max(500).optional(),
    rows: z.array(z.string().min(1)).min(1).max(500).optional(),
    until: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'SubmissionStepRequest' });
export type StepRequest = z.infer<typeof stepRequestSchema>;

/** What a receipt stands for: who handed in what, when, and a fingerprint of the rows as they were. */
export const receiptSchema = z
  .object({
    number: z.string(),
    unitId: z.string(),
    ledger: z.string(),
    period: periodSchema,
    at: z.string(),
    by: z.string(),
    onTime: z.boolean(),
    rows: z.number().int(),
    due: z.number().int(),
    done: z.number().int(),
    digest: z.string().describe('SHA-256 over the rows as they were handed in'),
    state: z.enum(SUBMISSION_STATES),
    replaced: z.boolean().describe('a later hand-in of the same period has its own receipt'),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;

/** How rows of a ledger differ from what was approved (or handed in). */
export const submissionChangesSchema = z
  .object({
    since: z.enum(['approval', 'submission']).nullable(),
    at: z.string().nullable(),
    changes: z.array(
      z.object({
        rowId: z.string(),
        name: z.string(),
        kind: z.enum(['added', 'changed', 'deleted']),
        changed: z.record(z.string(), z.object({ from: fieldValueSchema.nullable(), to: fieldValueSchema.nullable() })),
      }),
    ),
  })
  .meta({ id: 'SubmissionChanges' });
export type SubmissionChanges = z.infer<typeof submissionChangesSchema>;

/** A reminder (催报) to units that have not handed in; without `units`, to all of them. */
export const reminderRequestSchema = z
  .object({
    ledger: z.string().min(1),
    period: z.string().min(1),
    units: z.array(z.string()).max(500).optional(),
    text: z.string().trim().min(1).max(200).optional(),
  })
  .meta({ id: 'ReminderRequest' });
export type ReminderRequest = z.infer<typeof reminderRequestSchema>;
