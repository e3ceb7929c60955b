import { refColumns } from '@double-hundred/shared/check/resolve-refs';
import { linkedRow, NO_LINKS, type RowLinks } from '@double-hundred/shared/check/row-links';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FieldValue, isRef, refIn, type RowFields, type RowRef } from '@double-hundred/shared/ledger/fields';
import { maskedFindingText } from '@double-hundred/shared/message/masked-findings';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Finding } from '@double-hundred/shared/rule/finding';

const EARLY_STAGES: readonly string[] = ['线索', '在谈'];

/** A row as far as rights go. `states` are further states of it; one early state among them makes it confidential. */
export interface MaskedRow {
  readonly rowId: string;
  readonly unitId: string;
  readonly states?: readonly RowFields[];
}

type Reasons = Readonly<Record<string, string>>;

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
  /**
   * A finding of a row that is not confidential. `other` is the row its `related` names, as it stands now: it is called
   * as it may be called now, whatever the stored message says. null: the finding tells of nothing but a confidential row.
   */
  finding<F extends Finding>(finding: F, unitId: string, other: RowFields | null): F | null;
  /** Reasons as they are told without the findings they were given for: not those that may speak of another row. */
  ownReasons(explanations: Reasons): Record<string, string>;
}

/**
 * The rights of PROTOCOL "Rights": while a project is 线索 or 在谈, everybody outside its unit and the district office sees
 * a code name instead of the name column and nothing of the columns marked whileEarly; phones are seen by the own unit,
 * the district office and inspectors only. In other ledgers the same holds of the project a row refers to; `links` are
 * the projects of the row's unit, and a project that is not among them counts as early.
 */
export function createFieldMask(definition: LedgerDefinition, viewer: User, links: RowLinks = NO_LINKS): FieldMask {
  const keysMarked = (mark: string) =>
    new Set(definition.columns.flatMap(({ key, confidential }) => (confidential === mark ? [key] : [])));
  const early = keysMarked('whileEarly');
  const phones = keysMarked('phone');
  const stageColumn = definition.stages?.column ?? null;
  const refs = refColumns(definition);
  const isEarly = (fields: RowFields) => {
    if (stageColumn !== null) return isEarlyStage(fields[stageColumn]);
    return refs.some(({ key, ledger }) => {
      const ref = refIn(fields, key);
      // What has not even become a project is earlier than any.
      return ref === null ? early.size > 0 : refersToEarly(links, ledger, ref);
    });
  };
  const open = (unitId: string) => viewer.unitId === unitId || viewer.role === 'districtOffice';
  const confidential = (row: MaskedRow) => !open(row.unitId) && (row.states ?? []).some(isEarly);
  const shown = (column: string, value: FieldValue | null, rowId: string, hidden: boolean): FieldValue | null => {
    if (phones.has(column) && viewer.role !== 'inspector') return null;
    if (!hidden || value === null) return value;
    if (stageColumn !== null && column === definition.nameColumn) return codeName(rowId);
    if (isRef(value)) return maskedRef(links, refs.find(({ key }) => key === column)?.ledger ?? '', value);
    return early.has(column) ? null : value;
  };
  const namesHidden = stageColumn !== null || early.has(definition.nameColumn);
  const pairing = new Set(definition.rules.flatMap(({ id, kind }) => (kind === 'sameTwice' ? [id] : [])));
  const hidesSuggestion = ({ fix }: Finding): boolean => {
    const value = fix?.value ?? undefined;
    const ledger = refs.find(({ key }) => key === fix?.column)?.ledger;
    return ledger !== undefined && isRef(value) && maskedRef(links, ledger, value) !== value;
  };
  return {
    open,
    confidential,
    ownReasons: (explanations) => Object.fromEntries(Object.entries(explanations).filter(([ruleId]) => !pairing.has(ruleId))),
    finding(finding, unitId, other) {
      if (open(unitId)) return finding;
      if (hidesSuggestion(finding)) return null;
      const { related } = finding;
      if (related === undefined || !pairing.has(finding.ruleId)) return finding;
      const hidden = other === null || isEarly(other);
      const seen = hidden ? codeName(related) : (other[definition.nameColumn] ?? '');
      const name = typeof seen === 'string' ? seen : '';
      if (!hidden && (!namesHidden || (name !== '' && finding.message.includes(`“${name}”`)))) return finding;
      // Which values agree is told of no confidential row either.
      const column = hidden ? '' : finding.column;
      return { ...finding, column, ...maskedFindingText.sameAsOther(name, definition.noun) };
    },
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

function isEarlyStage(stage: FieldValue | undefined): boolean {
  return typeof stage === 'string' && EARLY_STAGES.includes(stage);
}

function refersToEarly(links: RowLinks, ledger: string, ref: RowRef): boolean {
  const row = linkedRowIn(links, ledger, ref);
  return row === null || Object.values(row.fields).some(isEarlyStage);
}

function maskedRef(links: RowLinks, ledger: string, ref: RowRef): RowRef {
  const row = linkedRowIn(links, ledger, ref);
  if (row !== null && !Object.values(row.fields).some(isEarlyStage)) return ref;
  const rowId = row?.rowId ?? ref.rowId;
  return { ...(rowId === undefined ? {} : { rowId }), text: codeName(rowId ?? '------') };
}

function linkedRowIn(links: RowLinks, ledger: string, ref: RowRef) {
  const linked = links.ledger(ledger);
  return linked === null ? null : linkedRow(linked, ref);
}

/** The code name of a confidential project: stable, and telling nothing but which row it is. */
export function codeName(rowId: string): string {
  return `保密项目-${rowId.slice(-6).toUpperCase()}`;
}
