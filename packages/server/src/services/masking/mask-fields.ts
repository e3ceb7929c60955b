import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { User } from '@double-hundred/shared/protocol/session';

const EARLY_STAGES: readonly string[] = ['线索', '在谈'];

/** What a viewer sees of a field of somebody's row; built once per request. */
export interface FieldMask {
  /** The fields as the viewer may see them. */
  fields(fields: RowFields, row: { rowId: string; unitId: string }): RowFields;
  /** One value of a row; `fields` is the row it belongs to, or any of its states when it has several. */
  value(column: string, value: FieldValue | null, row: { rowId: string; unitId: string; states: readonly RowFields[] }): FieldValue | null;
}

/**
 * The rights of PROTOCOL "Rights": while a project is 线索 or 在谈, everybody outside its unit and the district office sees
 * a code name instead of the name column and nothing of the columns marked whileEarly; phones are seen by the own unit,
 * the district office and inspectors only.
 */
export function createFieldMask(definition: LedgerDefinition, viewer: User): FieldMask {
  const keysMarked = (mark: string) => new Set(definition.columns.flatMap(({ key, confidential }) => (confidential === mark ? [key] : [])));
  const early = keysMarked('whileEarly');
  const phones = keysMarked('phone');
  const stageColumn = definition.stages?.column ?? null;
  const isEarly = (fields: RowFields) => {
    const stage = stageColumn === null ? undefined : fields[stageColumn];
    return typeof stage === 'string' && EARLY_STAGES.includes(stage);
  };
  const shown = (column: string, value: FieldValue | null, rowId: string, unitId: string, hidden: boolean): FieldValue | null => {
    if (viewer.unitId === unitId || viewer.role === 'districtOffice') return value;
    if (phones.has(column) && viewer.role !== 'inspector') return null;
    if (!hidden || value === null) return value;
    if (column === definition.nameColumn) return codeName(rowId);
    return early.has(column) ? null : value;
  };
  return {
    fields(fields, { rowId, unitId }) {
      if (viewer.unitId === unitId || viewer.role === 'districtOffice') return fields;
      const hidden = isEarly(fields);
      const seen: Record<string, FieldValue> = {};
      for (const [column, value] of Object.entries(fields)) {
        const kept = shown(column, value, rowId, unitId, hidden);
        if (kept !== null) seen[column] = kept;
      }
      return seen;
    },
    value: (column, value, { rowId, unitId, states }) => shown(column, value, rowId, unitId, states.some(isEarly)),
  };
}

/** The code name of a confidential project: stable, and telling nothing but which row it is. */
export function codeName(rowId: string): string {
  return `保密项目-${rowId.slice(-6).toUpperCase()}`;
}
