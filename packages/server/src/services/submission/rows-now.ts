import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type Completeness, completenessOf } from '@double-hundred/shared/submission/completeness';
import { keptCompleteness } from '@double-hundred/shared/submission/kept-completeness';
import type { RowsNow } from '@double-hundred/shared/submission/step-fault';
import type { Submission } from '@double-hundred/shared/submission/submission';
import type { SubmissionTurn, UnitReportedRow } from '../../store/submission-store.ts';
import type { FoundPeriod } from './find-period.ts';

/** Gaps told of one unit; more of them are counted only. */
export const MOST_GAPS = 500;

/** A unit's ledger as the cycle looks at it. */
export interface RowsOfUnit {
  /** `gaps` are the first ones only. */
  readonly completeness: Completeness;
  /** The rows of the gaps. */
  readonly gapRows: readonly UnitReportedRow[];
  readonly now: RowsNow;
}

/** The columns completeness, names and masking need of a row. */
export function columnsFor(definition: LedgerDefinition, { cycle }: Pick<FoundPeriod, 'cycle'>): readonly string[] {
  const wanted = [definition.nameColumn, definition.stages?.column, cycle.resting?.column];
  return [...new Set(wanted.filter((column) => column !== undefined))];
}

/** Reads how the rows of a unit stand, the first that are not done, and what has changed since submission and approval. */
export async function rowsOfUnit(
  reader: Pick<SubmissionTurn, 'reportedRows' | 'reportedTotals' | 'changedSince'>,
  definition: LedgerDefinition,
  { period, cycle }: FoundPeriod,
  unitId: string,
  submission: Submission,
  rechecking: boolean,
): Promise<RowsOfUnit> {
  const asked = { ledger: definition.id, unitId, columns: columnsFor(definition, { cycle }) };
  const { firstDay } = period;
  const totals = (await reader.reportedTotals(definition.id)).filter((total) => total.unitId === unitId);
  const open = await reader.reportedRows({ ...asked, pick: { kind: 'open' } });
  const undone = await reader.reportedRows({ ...asked, pick: { kind: 'undone', firstDay, most: MOST_GAPS } });
  const { due, done, unexplained, inConflict } = keptCompleteness(totals, open, period, cycle.resting);
  const rows = [...new Map([...undone, ...open].map((row) => [row.rowId, row])).values()];
  const gapRows = rows.toSorted((left, right) => (left.rowId < right.rowId ? -1 : 1)).slice(0, MOST_GAPS);
  const since = async (seq: number | undefined) => (seq === undefined ? 0 : reader.changedSince(unitId, definition.id, seq));
  return {
    completeness: { due, done, gaps: completenessOf(gapRows, period, cycle.resting).gaps },
    gapRows,
    now: {
      unexplained,
      inConflict,
      changedSinceSubmission: await since(submission.submitted?.headSeq),
      changedSinceApproval: await since(submission.approved?.headSeq),
      withErrors: totals.reduce((sum, { hasError, count }) => sum + (hasError ? count : 0), 0),
      rechecking,
    },
  };
}
