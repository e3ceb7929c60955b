import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { User } from '@double-hundred/shared/protocol/session';

const EARLY_STAGES: readonly string[] = ['线索', '在谈'];

/** A row as far as rights go. `states` are further states of it; one early state among them makes it confidential. */
export interface MaskedRow {
  readonly rowId: string;
  readonly unitId: string;
  readonly states?: readonly RowFields[];
}

/** What a viewer sees of a field of somebody's row; built once per request. */
export interface FieldMask {
  /** Whether the viewer sees rows of this unit as they are. */
  open(unitId: string): boolean;
  /** The fields as the viewer may see them. */
  fields(fields: RowFields, row: MaskedRow): RowFields;
  /** One value of a row that stands, or stood, as `states` says. */
  value(column: string, value: FieldValue | null, row: MaskedRow): FieldValue | null;
  /** Whether the row is confidential to the viewer, so that texts about it must not be shown either. */
  confidential(row: MaskedRow): boolean;
}

/**
 * The rights of PROTOCOL "Rights": while a project is 线索 or 在谈, everybody outside its unit and the district office sees
 * a code name instead of the name column and nothing of the columns marked whileEarly; phones are seen by the own unit,
 * the district office and inspectors only.
 */
export function createFieldMask(definition: LedgerDefinition, viewer: User): FieldMask {
  const keysMarked = (mark: string) =>
    new Set(definition.columns.flatMap(({ key, confidential }) => (confidential === mark ? [key] : [])));
  const early = keysMarked('whileEarly');
  const phones = keysMarked('phone');
  const stageColumn = definition.stages?.column ?? null;
  const isEarly = (fields: RowFields) => {
    const stage = stageColumn === null ? undefined : fields[stageColumn];
    return typeof stage === 'string' && EARLY_STAGES.includes(stage);
  };
  const open = (unitId: string) => viewer.unitId === unitId || viewer.role === 'districtOffice';
  const confidential = (row: MaskedRow) => !open(row.unitId) && (row.states ?? []).some(isEarly);
  const shown = (column: string, value: FieldValue | null, rowId: string, hidden: boolean): FieldValue | null => {
    if (phones.has(column) && viewer.role !== 'inspector') return null;
    if (!hidden || value === null) return value;
    if (column === definition.nameColumn) return codeName(rowId);
    return early.has(column) ? null : value;
  };
  return {
    open,
    confidential,
    fields(fields, row) {
      if (open(row.unitId)) return fields;
      const hidden = isEarly(fields) || confidential(row);
      const seen: Record<string, FieldValue> = {};
      for (const [column, value] of Object.entries(fields)) {
        const kept = shown(column, value, row.rowId, hidden);
        if (kept !== null) seen[column] = kept;
      }
      return seen;
    },
    value: (column, value, row) => (open(row.unitId) ? value : shown(column, value, row.rowId, confidential(row))),
  };
}

/** The code name of a confidential project: stable, and telling nothing but which row it is. */
export function codeName(rowId: string): string {
  return `保密项目-${rowId.slice(-6).toUpperCase()}`;
}
