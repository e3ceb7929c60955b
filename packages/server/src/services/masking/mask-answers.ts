import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { QuarantineItem, Revision } from '@double-hundred/shared/protocol/changes';
import type { Conflict, MutationResult } from '@double-hundred/shared/protocol/push';
import type { RowHistory } from '../sync/revisions.ts';
import type { FieldMask, MaskedRow } from './mask-fields.ts';
import { maskFindings, relatedRows } from './mask-findings.ts';

/** Rows as they stand now, or as they stood last, by id; without those the server has none of. */
export type RowsNow = ReadonlyMap<string, RowFields>;
/** Reads rows as they stand; a list is asked for at once. */
export type CurrentFields = (rowIds: readonly string[]) => Promise<RowsNow>;

/** Conflicts as a viewer may see them: values of confidential fields are emptied, the conflict itself is told. */
export async function maskConflicts(
  conflicts: readonly Conflict[],
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<Conflict[]> {
  if (mask.open(unitId)) return [...conflicts];
  const rows = await current(conflicts.map(({ rowId = '' }) => rowId));
  return conflicts.map((conflict) => maskConflict(conflict, mask, rowOf(conflict.rowId ?? '', unitId, rows)));
}

/** Results of a push as a viewer may see them. */
export async function maskResults(
  results: readonly MutationResult[],
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<MutationResult[]> {
  if (mask.open(unitId)) return [...results];
  const rows = await current(results.flatMap(({ rowId, findings = [] }) => [rowId, ...relatedRows(findings)]));
  return results.map((result) => maskResult(result, unitId, mask, rows));
}

function maskResult(result: MutationResult, unitId: string, mask: FieldMask, rows: RowsNow): MutationResult {
  const { findings, conflicts, explanations, ...rest } = result;
  const row = rowOf(result.rowId, unitId, rows, [result.fields]);
  const told = maskFindings({ findings: findings ?? [], explanations: explanations ?? {} }, row, mask, rows);
  return {
    ...rest,
    fields: { ...mask.fields(result.fields, row) },
    ...(conflicts ? { conflicts: conflicts.map((conflict) => maskConflict(conflict, mask, row)) } : {}),
    ...(told.findings.length > 0 ? { findings: [...told.findings] } : {}),
    ...(explanations && !mask.confidential(row) ? { explanations: told.explanations } : {}),
  };
}

/** Results of somebody else's mutations. What is found about refused content is told with the content, by quarantine. */
export function maskStoredResults(
  results: readonly MutationResult[],
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<MutationResult[]> {
  const told = results.map((result) => {
    const { findings: _about, ...bare } = result;
    return mask.open(unitId) || isTaken(result) ? result : bare;
  });
  return maskResults(told, unitId, mask, current);
}

function isTaken({ status }: MutationResult): boolean {
  return status === 'accepted' || status === 'merged' || status === 'merged_conflict' || status === 'noop';
}

/** The history of a row as a viewer may see it. A project that is early now, or was in that revision, is confidential there. */
export function maskRevisions({ revisions, rowId, unitId, before: start, now }: RowHistory, mask: FieldMask): Revision[] {
  if (mask.open(unitId)) return [...revisions];
  return revisions.map(({ explanations, normalised, ...revision }, index) => {
    const row: MaskedRow = { rowId, unitId, states: [now, revision.fields] };
    const before: MaskedRow = { rowId, unitId, states: [now, revisions[index - 1]?.fields ?? start] };
    const changed = Object.entries(revision.changed).map(([column, { from, to }]) => {
      return [column, { from: mask.value(column, from, before), to: mask.value(column, to, row) }] as const;
    });
    return {
      ...revision,
      fields: { ...mask.fields(revision.fields, row) },
      changed: Object.fromEntries(changed.filter(([, { from, to }]) => from !== null || to !== null)),
      ...(explanations && !mask.confidential(row) ? { explanations: mask.ownReasons(explanations) } : {}),
      ...(normalised ? { normalised: maskReadings(normalised, row, mask) } : {}),
    };
  });
}

/** Refused content as a viewer may see it. What a refused row says of its own stage counts too. */
export async function maskQuarantine(
  items: readonly QuarantineItem[],
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<QuarantineItem[]> {
  if (mask.open(unitId)) return [...items];
  const rows = await current(items.flatMap(({ rowId, findings }) => [rowId, ...relatedRows(findings)]));
  return items.map((item) => {
    const set = item.set as Record<string, FieldValue>;
    const row = rowOf(item.rowId, unitId, rows, [set]);
    const { findings } = maskFindings({ findings: item.findings, explanations: {} }, row, mask, rows);
    return { ...item, set: { ...mask.fields(set, row) } as QuarantineItem['set'], findings: [...findings] };
  });
}

/** What was typed is told only to those who see the value itself. */
function maskReadings(readings: NonNullable<Revision['normalised']>, row: MaskedRow, mask: FieldMask) {
  return Object.fromEntries(Object.entries(readings).filter(([column, { from }]) => mask.value(column, from, row) === from));
}

function maskConflict(conflict: Conflict, mask: FieldMask, row: MaskedRow): Conflict {
  const value = (side: FieldValue | null) =>
    conflict.field === '*' && mask.confidential(row) ? null : mask.value(conflict.field, side, row);
  return { ...conflict, server: value(conflict.server), mine: value(conflict.mine) };
}

function rowOf(rowId: string, unitId: string, rows: RowsNow, states: readonly RowFields[] = []): MaskedRow {
  return { rowId, unitId, states: [...states, rows.get(rowId) ?? {}] };
}
