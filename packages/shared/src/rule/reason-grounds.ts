import * as z from 'zod';
import type { LedgerDefinition } from '../ledger/definition.ts';
import { type FieldValue, fieldValueSchema, type RowFields, sameValue } from '../ledger/fields.ts';
import type { Finding } from './finding.ts';

/**
 * The values a reason was written for, by column; the reason stands while they do. null is an empty cell. Under the empty
 * key, which no column has, are the columns that asked for it: one that asks later is not answered by it.
 */
export const reasonGroundsSchema = z.record(z.string(), fieldValueSchema.nullable());
export type ReasonGrounds = Readonly<Record<string, FieldValue | null>>;

const ASKING = '';

/** The values a reason for a rule rests on: the columns the rule names, and those its findings are about. */
export function reasonGrounds(
  definition: LedgerDefinition,
  ruleId: string,
  findings: readonly Finding[],
  fields: RowFields,
): ReasonGrounds {
  const mentioned = new Set<string>();
  for (const rule of definition.rules) if (rule.id === ruleId) collectTexts(rule.params, mentioned);
  for (const finding of findings) if (finding.ruleId === ruleId) mentioned.add(finding.column);
  const grounds: Record<string, FieldValue | null> = {};
  for (const { key } of definition.columns) if (mentioned.has(key)) grounds[key] = fields[key] ?? null;
  grounds[ASKING] = [...askingColumns(ruleId, findings)];
  return grounds;
}

/** The columns for which a rule asks for a reason. */
export function askingColumns(ruleId: string, findings: readonly Finding[]): readonly string[] {
  const asking = findings.filter((finding) => finding.ruleId === ruleId && finding.severity === 'explain');
  return [...new Set(asking.map(({ column }) => column))];
}

/** Whether a reason was written for all that asks now. One of which that is not known answers everything. */
export function answersAll(grounds: ReasonGrounds, asking: readonly string[]): boolean {
  const answered = grounds[ASKING];
  return !Array.isArray(answered) || asking.every((column) => answered.some((known) => known === column));
}

/** Whether the values are still those the reason was written for. */
export function groundsHold(grounds: ReasonGrounds, fields: RowFields): boolean {
  return Object.entries(grounds).every(([key, value]) => key === ASKING || sameValue(fields[key], value));
}

function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collectTexts(part, into);
}
