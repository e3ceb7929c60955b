import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type Completeness, completenessOf } from '@double-hundred/shared/submission/completeness';
import type { RowsNow } from '@double-hundred/shared/submission/step-fault';
import type { Submission } from '@double-hundred/shared/submission/submission';
import type { SubmissionTurn, UnitReportedRow } from '../../store/submission-store.ts';
import type { FoundPeriod } from './find-period.ts';

/** A unit's rows as the cycle looks at them. */
export interface RowsOfUnit {
  readonly rows: readonly UnitReportedRow[];
  readonly completeness: Completeness;
  readonly now: RowsNow;
}

/** The columns completeness, names and masking need of a row. */
export function columnsFor(definition: LedgerDefinition, { cycle }: Pick<FoundPeriod, 'cycle'>): readonly string[] {
  const wanted = [definition.nameColumn, definition.stages?.column, cycle.resting?.column];
  return [...new Set(wanted.filter((column) => column !== undefined))];
}

/** Reads the rows of a unit and what has changed since its submission and approval. */
export async function rowsOfUnit(
  reader: Pick<SubmissionTurn, 'reportedRows' | 'changedSince'>,
  definition: LedgerDefinition,
  found: FoundPeriod,
  unitId: string,
  submission: Submission,
  rechecking: boolean,
): Promise<RowsOfUnit> {
  const rows = await reader.reportedRows({ ledger: definition.id, unitId, columns: columnsFor(definition, found) });
  const since = async (seq: number | undefined) => (seq === undefined ? 0 : reader.changedSince(unitId, definition.id, seq));
  return {
    rows,
    completeness: completenessOf(rows, found.period, found.cycle.resting),
    now: {
      unexplained: rows.filter((row) => row.unexplained).length,
      inConflict: rows.filter((row) => row.inConflict).length,
      changedSinceSubmission: await since(submission.submitted?.headSeq),
      changedSinceApproval: await since(submission.approved?.headSeq),
      withErrors: rows.filter((row) => row.hasError).length,
      rechecking,
    },
  };
}
