import { type CloseOutState, closeOutState } from '@double-hundred/shared/inspection/close-out';
import { type Day, daysBetween, parseDay } from '@double-hundred/shared/kernel/day';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { CloseOut, CloseOuts } from '@double-hundred/shared/protocol/inspections';
import type { InspectionStore, IssueRow } from '../../store/inspection-store.ts';

/** Issues on their way out of the list, the longest overdue first, with counts per unit over all states. */
export async function listCloseOuts(
  store: InspectionStore,
  query: { readonly unitId: string | null; readonly state: CloseOutState | null },
  today: Day,
): Promise<CloseOuts> {
  const all = (await store.issues(query.unitId)).map((issue) => closeOutOf(issue, today));
  const shown = all.filter(({ state }) => query.state === null || state === query.state);
  return { closeOuts: shown.sort((left, right) => right.overdueDays - left.overdueDays), counts: countsOf(all) };
}

/** An issue as the desk sees it. */
export function closeOutOf({ rowId, unitId, fields, applicant, reopened }: IssueRow, today: Day): CloseOut {
  const state = closeOutState(fields['closeOut']);
  const due = typeof fields['dueDay'] === 'string' ? parseDay(fields['dueDay']) : null;
  const count = fields['reopenedCount'];
  return {
    rowId,
    unitId,
    project: textOf(fields['projectRef']) ?? '',
    problem: textOf(fields['problem']) ?? '',
    responsiblePerson: textOf(fields['responsiblePerson']) ?? '',
    dueDay: due,
    overdueDays: due === null || state === 'closed' ? 0 : Math.max(0, daysBetween(due, today)),
    state,
    appliedBy: applicant?.userName ?? null,
    appliedAt: applicant?.at ?? null,
    verifier: textOf(fields['verifier']),
    closedDay: textOf(fields['closedDay']),
    reopenedCount: Math.max(reopened, typeof count === 'number' ? count : 0),
  };
}

function countsOf(all: readonly CloseOut[]): CloseOuts['counts'] {
  const units = new Map<string, CloseOuts['counts'][number]>();
  for (const { unitId, state, overdueDays, reopenedCount } of all) {
    const before = units.get(unitId) ?? { unitId, open: 0, applied: 0, closed: 0, reopened: 0, overdue: 0, everReopened: 0 };
    units.set(unitId, {
      ...before,
      [state]: before[state] + 1,
      overdue: before.overdue + (overdueDays > 0 ? 1 : 0),
      everReopened: before.everReopened + (reopenedCount > 0 ? 1 : 0),
    });
  }
  return [...units.values()];
}

function textOf(value: FieldValue | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && !Array.isArray(value) ? value.text : null;
}
