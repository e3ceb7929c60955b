import type { Column, LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FieldChanges, type FieldValue, sameValue } from '@double-hundred/shared/ledger/fields';
import { rightsText } from '@double-hundred/shared/message/rights';
import type { Mutation } from '@double-hundred/shared/protocol/push';
import type { Role } from '@double-hundred/shared/protocol/session';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { KeptRow } from '../../store/sync-store.ts';

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
  row: KeptRow | null,
  kind: Mutation['kind'],
  changes: FieldChanges,
): readonly Finding[] {
  if (role === undefined) return [];
  const changed = Object.entries(changes).filter(([key, value]) => !sameValue(row?.fields[key], value));
  const ofOffice = definition.keptBy === 'districtOffice';
  const ofUnit = role === 'clerk' || role === 'reviewer';
  if (ofOffice ? role === 'districtOffice' : ofUnit) {
    return changed.flatMap(([key, value]) => reservedFinding(definition, key, row?.fields[key] ?? null, value, role));
  }
  if (ofOffice) return [rightsText.keptByOffice(definition.title)];
  if (ofUnit || row === null || (kind !== 'upsert' && kind !== 'resolve')) return [rightsText.keptByUnit(definition.title)];
  return changed.flatMap(([key]) => {
    const column = columnNamed(definition, key);
    if (column?.setBy !== undefined && isOneOf(role, column.setBy.roles)) return [];
    return [rightsText.columnOfUnit(column?.key ?? key, column?.heading ?? key)];
  });
}

function reservedFinding(
  definition: LedgerDefinition,
  key: string,
  before: FieldValue | null,
  value: FieldValue | null,
  role: Role,
): readonly Finding[] {
  const column = columnNamed(definition, key);
  const right = column?.setBy;
  if (column === undefined || right === undefined || isOneOf(role, right.roles) || right.reserved === 'nothing') return [];
  if (right.reserved === 'column') return [rightsText.columnReserved(column.key, column.heading)];
  const { values, kept = [] } = right.reserved;
  if (typeof value === 'string' && values.includes(value)) return [rightsText.valueReserved(column.key, column.heading, value)];
  if (typeof before === 'string' && kept.includes(before)) return [rightsText.valueKept(column.key, column.heading, before)];
  return [];
}

function columnNamed(definition: LedgerDefinition, key: string): Column | undefined {
  return definition.columns.find((column) => column.key === key);
}

function isOneOf(role: Role, roles: readonly string[]): boolean {
  return roles.includes(role);
}
