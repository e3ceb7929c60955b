import * as z from 'zod';
import { definitionFaults, DEFINITION_WORDS, PARAMETER_WORDS } from '../message/definition-words.ts';
import { conditionSchema } from '../ledger/condition.ts';
import { stageDaySchema } from '../rule/vocabulary.ts';
import type { ColumnNames } from './column-names.ts';
import { achievementsForm, conditionForm, matchForm, type NestedForm, stageDayForm } from './nested-parameters.ts';

/** How a parameter is written: as one word, or by a form of its own where it has parts. */
type Form = 'text' | 'number' | 'yesNo' | 'list' | NestedForm;

/** A parameter of a column type or a rule. */
export interface Parameter {
  readonly key: string;
  readonly word: string;
  readonly form: Form;
  readonly optional: boolean;
}

/** Parameters whose value names a column of the same ledger. */
const NAMES_COLUMN: ReadonlySet<string> = new Set([
  'column',
  'columns',
  'earlier',
  'later',
  'limit',
  'unless',
  'planned',
  'actual',
  'textColumn',
  'ref',
  'by',
  'into',
  'other',
  'from',
  'to',
  'promised',
  'reason',
  'due',
  'month',
  'of',
  'over',
  'achievement',
]);

/** The parameters of an object schema, without those named in `except`. */
export function parametersOf(schema: z.ZodObject, except: readonly string[] = []): readonly Parameter[] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    if (except.includes(key)) return [];
    const optional = field instanceof z.ZodOptional;
    const inner: unknown = optional ? field.unwrap() : field;
    return [{ key, word: PARAMETER_WORDS[key] ?? key, form: formOf(inner), optional }];
  });
}

/** The parameters as text, one `名称：值` a line; columns by their heading. */
export function writeParameters(
  values: Readonly<Record<string, unknown>>,
  known: readonly Parameter[],
  names: ColumnNames,
): string {
  return known
    .flatMap(({ key, word, form }) => {
      const value = values[key];
      if (value === undefined) return [];
      if (typeof form === 'string') return [`${word}：${writeValue(key, form, value, names)}`];
      const parts: readonly unknown[] = form.several && Array.isArray(value) ? value : [value];
      return parts.map((part) => `${word}：${writePart(form, part, names)}`);
    })
    .join('\n');
}

/** The parameters read from text, or why they cannot be. Columns are named by heading or key. */
export function readParameters(
  text: string,
  known: readonly Parameter[],
  names: ColumnNames,
): { readonly values: Record<string, unknown>; readonly fault: string | null } {
  const values: Record<string, unknown> = {};
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [, name = '', rest = ''] = /^\s*([^：:]+?)\s*[：:]\s*(.*?)\s*$/.exec(line) ?? [];
    const parameter = known.find(({ word, key }) => word === name || key === name);
    if (parameter === undefined) return { values, fault: definitionFaults.unknownParameter(known.map(({ word }) => word)) };
    const value = readValue(parameter, rest, names);
    if (!value.ok) return { values, fault: value.fault };
    const { key, form } = parameter;
    const before = values[key];
    const several = typeof form === 'object' && form.several && !Array.isArray(value.value);
    values[key] = several ? [...(Array.isArray(before) ? (before as readonly unknown[]) : []), value.value] : value.value;
  }
  const missing = known.find(({ key, optional }) => !optional && values[key] === undefined);
  return { values, fault: missing === undefined ? null : definitionFaults.parameterMissing(missing.word) };
}

function formOf(schema: unknown): Form {
  if (schema instanceof z.ZodString) return 'text';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'yesNo';
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodString) return 'list';
  if (schema === conditionSchema) return conditionForm;
  if (schema instanceof z.ZodRecord) return achievementsForm;
  return schema instanceof z.ZodArray && schema.element === stageDaySchema ? stageDayForm : matchForm;
}

// What the form cannot carry, such as a value with a comma of its own in a list, goes as JSON, which is read as well.
function writePart(form: NestedForm, part: unknown, names: ColumnNames): string {
  const text = form.write(part, names);
  return JSON.stringify(form.read(text, names)) === JSON.stringify(part) ? text : JSON.stringify(part);
}

function writeValue(key: string, form: Exclude<Form, NestedForm>, value: unknown, names: ColumnNames): string {
  const shown = (text: string): string => (NAMES_COLUMN.has(key) ? names.headingOf(text) : text);
  if (form === 'text') return shown(String(value));
  if (form === 'number') return String(value);
  if (form === 'yesNo') return value === true ? DEFINITION_WORDS.yes : DEFINITION_WORDS.no;
  return Array.isArray(value) ? value.map((item) => shown(String(item))).join('、') : '';
}

type ReadValue = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: string };

function readValue({ key, word, form }: Parameter, text: string, names: ColumnNames): ReadValue {
  const wrong = (said: string): ReadValue => ({ ok: false, fault: definitionFaults.parameterValue(word, said) });
  const column = (name: string): string | null => (NAMES_COLUMN.has(key) ? names.keyOf(name) : name);
  if (form === 'number') return /^-?\d+$/.test(text) ? { ok: true, value: Number(text) } : wrong(definitionFaults.forms.number);
  if (form === 'yesNo') {
    if (text !== DEFINITION_WORDS.yes && text !== DEFINITION_WORDS.no) return wrong(definitionFaults.forms.yesNo);
    return { ok: true, value: text === DEFINITION_WORDS.yes };
  }
  if (typeof form === 'object') {
    const part = /^[{[]/u.test(text) ? fromJson(text) : form.read(text, names);
    return part === null ? wrong(definitionFaults.nested) : { ok: true, value: part };
  }
  const items = form === 'list' ? text.split('、').map((item) => item.trim()) : [text];
  const read = items.map(column);
  if (text === '') return wrong(definitionFaults.forms[form]);
  if (read.includes(null)) return { ok: false, fault: names.hint() };
  return { ok: true, value: form === 'list' ? read : read[0] };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
