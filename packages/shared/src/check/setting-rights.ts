import { deletionFinding } from './deletion-rights.ts';
import type { Column, LedgerDefinition } from '../ledger/definition.ts';
import { type FieldChanges, type FieldValue, type RowFields, sameValue } from '../ledger/fields.ts';
import { rightsText } from '../message/rights.ts';
import type { Mutation } from '../protocol/push.ts';
import type { Role } from '../protocol/session.ts';
import type { Finding } from '../rule/finding.ts';

/** Whether anything in rows of a ledger is for the role to set; which rows and columns, is decided row by row. */
export function mayPush(definition: LedgerDefinition, role: Role): boolean {
  if (role === 'clerk' || role === 'reviewer') return true;
  if (role === 'districtOffice' && definition.keptBy === 'districtOffice') return true;
  return definition.columns.some(({ setBy }) => setBy !== undefined && isOneOf(role, setBy.roles));
}

/**
 * What a change asks for that its author may not do; empty when all of it is allowed. A ledger is filled by its keeper;
 * columns are set besides by those the definition names, who set nothing else in rows of others. Without a role (command
 * line, seed) everything is allowed.
 */
export function rightsFindings(
  definition: LedgerDefinition,
  role: Role | undefined,
  row: { readonly fields: RowFields; readonly deleted?: boolean } | null,
  kind: Mutation['kind'],
  changes: FieldChanges,
): readonly Finding[] {
  if (role === undefined) return [];
  const changed = Object.entries(changes).filter(([key, value]) => !sameValue(row?.fields[key], value));
  const ofOffice = definition.keptBy === 'districtOffice';
  const ofUnit = role === 'clerk' || role === 'reviewer';
  if (ofOffice ? role === 'districtOffice' : ofUnit) {
    const gone = kind === 'delete' && row !== null && row.deleted !== true ? deletionFinding(definition, role, row.fields) : null;
    if (gone !== null) return [gone];
    return changed.flatMap(([key, value]) => reservedFinding(definition, key, row?.fields ?? {}, value, role));
  }
  if (ofOffice) return [rightsText.keptByOffice(definition.title)];
  if (ofUnit || row === null || (kind !== 'upsert' && kind !== 'resolve')) return [rightsText.keptByUnit(definition.title)];
  return changed.flatMap(([key]) => {
    const column = columnNamed(definition, key);
    if (column?.setBy !== undefined && isOneOf(role, column.setBy.roles)) return [];
    return [rightsText.columnOfUnit(column?.key ?? key, column?.heading ?? key)];
  });
}

/** Who fills a sheet, and the columns it has: one it lacks is no change of its values. */
export interface SheetFiller {
  readonly role: Role;
  readonly columns: ReadonlySet<string>;
}

/**
 * The same for a row of a sheet before it is sent, by what its cells say otherwise than the server holds. Columns in
 * `refused` could not be read and have a finding of their own.
 */
export function sheetRightsFindings(
  definition: LedgerDefinition,
  { role, columns }: SheetFiller,
  accepted: RowFields | undefined,
  fields: RowFields,
  refused: ReadonlySet<string>,
): readonly Finding[] {
  if (definition.keptBy === undefined && !reserves(definition)) return NOTHING;
  const changes: Record<string, FieldValue | null> = {};
  for (const key of columns) {
    const value = fields[key] ?? null;
    if (!refused.has(key) && !sameValue(accepted?.[key], value)) changes[key] = value;
  }
  if (Object.keys(changes).length === 0) return NOTHING;
  return rightsFindings(definition, role, accepted === undefined ? null : { fields: accepted }, 'upsert', changes);
}

const NOTHING: readonly Finding[] = [];

function reserves({ columns }: LedgerDefinition): boolean {
  return columns.some(({ setBy }) => setBy !== undefined && setBy.reserved !== 'nothing');
}

function reservedFinding(
  definition: LedgerDefinition,
  key: string,
  fields: RowFields,
  value: FieldValue | null,
  role: Role,
): readonly Finding[] {
  const column = columnNamed(definition, key);
  const right = column?.setBy;
  const before = fields[key] ?? null;
  if (column === undefined || right === undefined || isOneOf(role, right.roles)) return [];
  if (right.reserved === 'nothing') {
    const keeping = keepingColumn(definition, fields, role);
    if (keeping === null) return [];
    const finding = rightsText.keptBeside(column.key, column.heading, keeping.heading, keeping.value);
    return [withFix(finding, before)];
  }
  if (right.reserved === 'column') return [withFix(rightsText.columnReserved(column.key, column.heading), before)];
  const { values, kept = [] } = right.reserved;
  if (typeof value === 'string' && values.includes(value)) return [rightsText.valueReserved(column.key, column.heading, value)];
  if (typeof before === 'string' && kept.includes(before))
    return [withFix(rightsText.valueKept(column.key, column.heading, before), before)];
  return [];
}

// What others decided is decided as a whole: the columns they set beside a kept value are kept with it.
function keepingColumn(
  { columns }: LedgerDefinition,
  fields: RowFields,
  role: Role,
): { readonly heading: string; readonly value: string } | null {
  for (const { key, heading, setBy } of columns) {
    if (setBy === undefined || typeof setBy.reserved === 'string' || isOneOf(role, setBy.roles)) continue;
    const value = fields[key];
    if (typeof value === 'string' && setBy.reserved.kept?.includes(value) === true) return { heading, value };
  }
  return null;
}

// One press puts back what the cell held.
function withFix(finding: Finding, before: FieldValue | null): Finding {
  if (before !== null && typeof before !== 'string') return finding;
  return { ...finding, fix: { column: finding.column, value: before, text: before ?? '' } };
}

function columnNamed(definition: LedgerDefinition, key: string): Column | undefined {
  return definition.columns.find((column) => column.key === key);
}

function isOneOf(role: Role, roles: readonly string[]): boolean {
  return roles.includes(role);
}
