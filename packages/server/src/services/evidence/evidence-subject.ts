import type { FollowedInspection } from '../../store/inspection-store.ts';
import type { KeptRow } from '../../store/sync-store.ts';
import type { EvidenceDeps } from './evidence-deps.ts';

/** Files of inspections are kept under the id of the inspection, and under this in place of a ledger. */
const INSPECTIONS = 'inspections';

/** What files are kept for: a row, or an inspection; `shows` is the row they are about, null when it is the unit as a whole. */
export interface EvidenceSubject {
  readonly id: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly shows: KeptRow | null;
}

export function subjectOfRow(row: KeptRow): EvidenceSubject {
  return { id: row.rowId, unitId: row.unitId, ledger: row.ledger, shows: row };
}

/** An inspection as the subject of files; they are as confidential as the row it is about. */
export async function subjectOfInspection(
  { rows }: Pick<EvidenceDeps, 'rows'>,
  { id, unit, rowId }: FollowedInspection,
): Promise<EvidenceSubject> {
  return { id, unitId: unit, ledger: INSPECTIONS, shows: rowId === undefined ? null : await rows.row(rowId) };
}

/** What a kept file is for; null when that is gone. */
export async function subjectOfFile(
  deps: Pick<EvidenceDeps, 'rows' | 'inspections'>,
  { rowId, ledger }: { readonly rowId: string; readonly ledger: string },
): Promise<EvidenceSubject | null> {
  if (ledger === INSPECTIONS) {
    const inspection = await deps.inspections.inspection(rowId);
    return inspection === null ? null : subjectOfInspection(deps, inspection);
  }
  const row = await deps.rows.row(rowId);
  return row === null ? null : subjectOfRow(row);
}

/** Whether a file belongs to an inspection. */
export function isOfInspection({ ledger }: { readonly ledger: string }): boolean {
  return ledger === INSPECTIONS;
}
