import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { QuarantineItem, Revision } from '@double-hundred/shared/protocol/changes';
import type { Conflict, MutationResult } from '@double-hundred/shared/protocol/push';
import type { FieldMask, MaskedRow } from './mask-fields.ts';
import { maskFindings } from './mask-findings.ts';

/** The row as it stands now, or as it stood last; null when the server has none. */
export type CurrentFields = (rowId: string) => Promise<RowFields | null>;

/** Conflicts as a viewer may see them: values of confidential fields are emptied, the conflict itself is told. */
export async function maskConflicts(
  conflicts: readonly Conflict[],
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<Conflict[]> {
  if (mask.open(unitId)) return [...conflicts];
  return Promise.all(
    conflicts.map(async (conflict) => {
      const row = await rowOf(conflict.rowId ?? '', unitId, current);
      return maskConflict(conflict, mask, row);
    }),
  );
}

/** A stored result as a viewer may see it. */
export async function maskResult(
  result: MutationResult,
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<MutationResult> {
  if (mask.open(unitId)) return result;
  const { findings, conflicts, explanations, ...rest } = result;
  const row = await rowOf(result.rowId, unitId, current, [result.fields]);
  const told = await maskFindings({ findings: findings ?? [], explanations: explanations ?? {} }, row, mask, current);
  return {
    ...rest,
    fields: { ...mask.fields(result.fields, row) },
    ...(conflicts ? { conflicts: conflicts.map((conflict) => maskConflict(conflict, mask, row)) } : {}),
    ...(told.findings.length > 0 ? { findings: [...told.findings] } : {}),
    ...(explanations && !mask.confidential(row) ? { explanations: told.explanations } : {}),
  };
}

/** The result of somebody else's mutation. What is found about refused content is told with the content, by quarantine. */
export function maskStoredResult(
  result: MutationResult,
  unitId: string,
  mask: FieldMask,
  current: CurrentFields,
): Promise<MutationResult> {
  const { findings: _about, ...bare } = result;
  return maskResult(mask.open(unitId) || isTaken(result) ? result : bare, unitId, mask, current);
}

function isTaken({ status }: MutationResult): boolean {
  return status === 'accepted' || status === 'merged' || status === 'merged_conflict' || status === 'noop';
}

/** The history of a row as a viewer may see it. A project that is early now, or was in that revision, is confidential there. */
export function maskRevisions(revisions: readonly Revision[], rowId: string, unitId: string, mask: FieldMask): Revision[] {
  if (mask.open(unitId)) return [...revisions];
  const now = revisions.at(-1)?.fields ?? {};
  return revisions.map(({ explanations, normalised, ...revision }, index) => {
    const row: MaskedRow = { rowId, unitId, states: [now, revision.fields] };
    const before: MaskedRow = { rowId, unitId, states: [now, revisions[index - 1]?.fields ?? {}] };
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
  return Promise.all(
    items.map(async (item) => {
      const set = item.set as Record<string, FieldValue>;
      const row = await rowOf(item.rowId, unitId, current, [set]);
      const { findings } = await maskFindings({ findings: item.findings, explanations: {} }, row, mask, current);
      return { ...item, set: { ...mask.fields(set, row) } as QuarantineItem['set'], findings: [...findings] };
    }),
  );
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

async function rowOf(
  rowId: string,
  unitId: string,
  current: CurrentFields,
  states: readonly RowFields[] = [],
): Promise<MaskedRow> {
  return { rowId, unitId, states: [...states, (await current(rowId)) ?? {}] };
}
