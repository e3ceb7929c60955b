import * as z from 'zod';
import { wireProblem } from '../message/wire.ts';
import type { Finding } from '../rule/finding.ts';
import { cleanLine, cleanLongText, isBlank } from '../value/clean-text.ts';
import type { LedgerContext } from '../value/context.ts';
import { readCell } from '../value/read-cell.ts';
import { valueText } from '../value/value-text.ts';
import type { Column, LedgerDefinition } from './definition.ts';
import type { FieldChanges, FieldValue } from './fields.ts';
import { type SchemaContext, valueSchema } from './value-schema.ts';

/** A column with the schema of its values. */
interface ColumnReader {
  readonly column: Column;
  readonly schema: z.ZodType;
}
type RowShape = ReadonlyMap<string, ColumnReader>;
export type RowSchema = z.ZodObject<Record<string, z.ZodOptional<z.ZodType>>>;

/** Fields of a mutation as read from the wire; `extra` are columns the definition does not know, kept as they came. */
export interface WireFields {
  readonly fields: FieldChanges;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

const shapes = new WeakMap<LedgerDefinition, WeakMap<object, { readonly units: object; readonly shape: RowShape }>>();

/**
 * zod schema of a row's canonical wire fields (money integer yuan, days as text, units by id); every field may be
 * absent, as what is required depends on the stage. Unknown keys are stripped.
 */
export function compileRowSchema(definition: LedgerDefinition, context: SchemaContext): RowSchema {
  const entries = [...shapeOf(definition, context)].map(([key, { schema }]) => [key, z.optional(schema)] as const);
  return z.object(Object.fromEntries(entries));
}

/**
 * Reads the fields of a mutation one by one: null and blank texts empty a field, texts are cleaned as in a cell; a value
 * the schema cannot read is left out and has a finding with the id the cell would have had. Never throws.
 */
export function readWireFields(
  definition: LedgerDefinition,
  context: LedgerContext,
  set: Readonly<Record<string, unknown>>,
): WireFields {
  const shape = shapeOf(definition, context);
  const fields: Record<string, FieldValue | null> = {};
  const extra: [string, unknown][] = [];
  const findings: Finding[] = [];
  for (const key of Object.keys(set)) {
    const sent = set[key];
    const reader = shape.get(key);
    if (reader === undefined) {
      extra.push([key, sent]);
      continue;
    }
    const value = prepared(reader, sent);
    if (value === null) {
      fields[key] = null;
      continue;
    }
    const parsed = reader.schema.safeParse(value);
    if (parsed.success) fields[key] = parsed.data as FieldValue;
    else findings.push(wireFinding(reader.column, value, context));
  }
  return { fields, extra: Object.fromEntries(extra), findings };
}

function prepared({ column, schema }: ColumnReader, sent: unknown): unknown {
  if (sent === null || sent === undefined || (Array.isArray(sent) && sent.length === 0)) return null;
  if (typeof sent !== 'string') return sent;
  const { kind } = column.type;
  const text = kind === 'text' ? cleanLine(sent) : kind === 'longText' ? cleanLongText(sent) : sent;
  // A choice such as 无 is a value where the list offers it, which its schema says.
  if (!isBlank(text.trim())) return text;
  return kind === 'choice' && text !== '' && schema.safeParse(text).success ? text : null;
}

function wireFinding(column: Column, value: unknown, context: LedgerContext): Finding {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const reading = readCell(column, { value }, { ...context, yuanPerUnit: 1 });
    const [finding] = reading.findings;
    if (finding) return finding;
    const base = wireProblem(column, String(value));
    if (reading.value === null) return base;
    return { ...base, fix: { column: column.key, value: reading.value, text: valueText(column, reading.value, context) } };
  }
  return wireProblem(column, JSON.stringify(value) ?? '');
}

function shapeOf(definition: LedgerDefinition, context: SchemaContext): RowShape {
  const byCampaign = shapes.get(definition) ?? new WeakMap<object, { readonly units: object; readonly shape: RowShape }>();
  const known = byCampaign.get(context.campaign);
  if (known?.units === context.units) return known.shape;
  const shape: RowShape = new Map(
    definition.columns.map((column) => [column.key, { column, schema: valueSchema(column, context) }]),
  );
  byCampaign.set(context.campaign, { units: context.units, shape });
  shapes.set(definition, byCampaign);
  return shape;
}
