import * as z from 'zod';
import { daySchema } from '../kernel/day.ts';
import { findingSchema, severitySchema } from '../rule/finding.ts';
import { RULE_STATES } from '../rule/rule-life.ts';
import { ruleLifeSchema } from '../rule/vocabulary.ts';

export const ruleStateSchema = z.enum(RULE_STATES);

/** A rule of a ledger as it stands in the campaign. */
export const ruleAnswerSchema = z
  .object({
    ruleId: z.string(),
    title: z.string(),
    kinds: z.array(z.string()),
    severities: z.array(severitySchema).describe('what its parts are reported as when it is in force'),
    parts: z
      .array(z.object({ name: z.string(), severity: severitySchema }))
      .describe('its parts, each with the severity of the definition'),
    severity: severitySchema.nullable().describe('set by the office for all parts; null leaves what the definition says'),
    state: ruleStateSchema,
    life: ruleLifeSchema.nullable(),
    rows: z.number().int().describe('stored rows with a finding of this rule'),
    note: z.string().nullable(),
    by: z.string().nullable(),
    at: z.string().nullable(),
  })
  .meta({ id: 'RuleAnswer' });
export type RuleAnswer = z.infer<typeof ruleAnswerSchema>;

export const rulesResponseSchema = z
  .object({
    ledgers: z.array(
      z.object({ ledger: z.string(), title: z.string(), rulesVersion: z.number().int(), rules: z.array(ruleAnswerSchema) }),
    ),
  })
  .meta({ id: 'RulesResponse' });
export type RulesResponse = z.infer<typeof rulesResponseSchema>;

/**
 * A change of a rule. `state` sets the days from today on; days given by themselves go before it, and null takes a day back.
 * `severity` null takes an earlier choice back; absent leaves it.
 */
export const ruleChangeSchema = z
  .object({
    state: ruleStateSchema.optional(),
    severity: severitySchema.nullable().optional(),
    trialFrom: daySchema.nullable().optional(),
    inForceFrom: daySchema.nullable().optional(),
    lastDay: daySchema.nullable().optional(),
    note: z.string().describe('why; goes into the audit trail'),
  })
  .meta({ id: 'RuleChange' });
export type RuleChange = z.infer<typeof ruleChangeSchema>;

/** Why rows are judged again: their rules have changed, or a day has passed that rules look at. */
export const RECHECK_CAUSES = ['rules', 'day'] as const;
export type RecheckCause = (typeof RECHECK_CAUSES)[number];

/** The stored rows of a ledger being judged again after a change of its rules or of the day. */
export const recheckSchema = z
  .object({
    ledger: z.string(),
    rulesVersion: z.number().int(),
    total: z.number().int(),
    done: z.number().int(),
    changed: z.number().int().describe('rows whose findings have become others'),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    cause: z.enum(RECHECK_CAUSES).optional().describe('approval waits for the first only'),
  })
  .meta({ id: 'Recheck' });
export type Recheck = z.infer<typeof recheckSchema>;
export const rechecksResponseSchema = z.object({ rechecks: z.array(recheckSchema) }).meta({ id: 'RechecksResponse' });

/** What the rules say of a stored row, and under which rules that was found. */
export const rowFindingsSchema = z
  .object({
    rowId: z.string(),
    rev: z.number().int(),
    rulesVersion: z.number().int(),
    checkedDay: z.string(),
    findings: z.array(findingSchema),
    explanations: z.record(z.string(), z.string()),
  })
  .meta({ id: 'RowFindings' });
export type RowFindings = z.infer<typeof rowFindingsSchema>;
