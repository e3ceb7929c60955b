import { type CloseOutState, closeOutState } from '@double-hundred/shared/inspection/close-out';
import { type Day, daysBetween, parseDay } from '@double-hundred/shared/kernel/day';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { CloseOut, CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { User } from '@double-hundred/shared/protocol/session';
import type { IssueRow } from '../../store/inspection-store.ts';
import { type PageAsked, readPlace } from '../../store/place.ts';
import type { InspectionDeps } from './inspection-deps.ts';

/** The name by which a viewer may know the project of an issue. */
export type ProjectNames = (issue: Pick<IssueRow, 'rowId' | 'unitId' | 'fields'>) => string;

export interface CloseOutQuery extends PageAsked {
  readonly unitId: string | null;
  readonly state: CloseOutState | null;
  /** The one issue to tell of; null for all. */
  readonly rowId: string | null;
}

/** A page of issues on their way out of the list, the longest overdue first, with counts per unit over all of every state. */
export async function listCloseOuts(
  deps: InspectionDeps,
  { unitId, state, rowId, limit, after }: CloseOutQuery,
  viewer: User,
): Promise<CloseOuts> {
  const issues = await deps.store.issues(unitId);
  const today = deps.clock.today();
  const unnamed = issues.map((issue) => ({ issue, told: closeOutOf(issue, today, () => '') }));
  const fitting = unnamed
    .filter(({ told }) => (state === null || told.state === state) && (rowId === null || told.rowId === rowId))
    .sort((left, right) => (isAfter(placeOf(right.told), placeOf(left.told)) ? -1 : 1));
  const [overdue, last = ''] = readPlace(after, 2, 1);
  const begin = overdue === undefined ? 0 : fitting.findIndex(({ told }) => isAfter(placeOf(told), [Number(overdue), last]));
  const page = begin < 0 ? [] : fitting.slice(begin, begin + limit);
  const names = await projectNames(deps, viewer, [...new Set(page.map(({ issue }) => issue.unitId))]);
  const end = begin + page.length < fitting.length ? page.at(-1) : undefined;
  return {
    closeOuts: page.map(({ issue, told }) => ({ ...told, project: names(issue) })),
    counts: countsOf(unnamed.map(({ told }) => told)),
    next: end === undefined ? null : JSON.stringify(placeOf(end.told).map(String)),
  };
}

type Place = readonly [overdueDays: number, rowId: string];

function placeOf({ overdueDays, rowId }: CloseOut): Place {
  return [overdueDays, rowId];
}

function isAfter([days, rowId]: Place, [otherDays, otherRowId]: Place): boolean {
  return days === otherDays ? rowId > otherRowId : days < otherDays;
}

/** Names of projects as a viewer may see them: confidential ones go by a code name outside their unit and the office. */
export async function projectNames(
  { masks, reference }: InspectionDeps,
  viewer: User,
  units: readonly string[],
): Promise<ProjectNames> {
  const definition = reference.definition('issues');
  if (definition === null) return () => '';
  const known = new Map(await Promise.all(units.map(async (unit) => [unit, await masks(definition, viewer, unit)] as const)));
  return ({ rowId, unitId, fields }) => {
    const mask = known.get(unitId);
    const ref = fields['projectRef'] ?? null;
    return mask === undefined ? '' : (textOf(mask.value('projectRef', ref, { rowId, unitId, states: [fields] })) ?? '');
  };
}

/** An issue as the desk sees it. */
export function closeOutOf(issue: IssueRow, today: Day, names: ProjectNames): CloseOut {
  const { rowId, unitId, fields, applicant, decisions } = issue;
  const state = closeOutState(fields['closeOut']);
  const due = typeof fields['dueDay'] === 'string' ? parseDay(fields['dueDay']) : null;
  const count = fields['reopenedCount'];
  const reopened = decisions.filter(({ decision }) => decision === 'reopen').length;
  return {
    rowId,
    unitId,
    project: names(issue),
    problem: textOf(fields['problem']) ?? '',
    category: textOf(fields['category']) ?? '',
    responsiblePerson: textOf(fields['responsiblePerson']) ?? '',
    dueDay: due,
    overdueDays: due === null || state === 'closed' ? 0 : Math.max(0, daysBetween(due, today)),
    progress: textOf(fields['progress']) ?? '',
    state,
    appliedBy: applicant?.userName ?? null,
    appliedAt: applicant?.at ?? null,
    verifier: textOf(fields['verifier']),
    closedDay: textOf(fields['closedDay']),
    reopenedCount: Math.max(reopened, typeof count === 'number' ? count : 0),
    decisions: decisions.map(({ rowId: _rowId, ...decision }) => decision),
  };
}

function countsOf(all: readonly CloseOut[]): CloseOuts['counts'] {
  const units = new Map<string, CloseOuts['counts'][number]>();
  for (const { unitId, state, overdueDays, reopenedCount } of all) {
    const none = { open: 0, applied: 0, closed: 0, reopened: 0, overdue: 0, everReopened: 0, reopenings: 0 };
    const before = units.get(unitId) ?? { unitId, ...none };
    units.set(unitId, {
      ...before,
      [state]: before[state] + 1,
      overdue: before.overdue + (overdueDays > 0 ? 1 : 0),
      everReopened: before.everReopened + (reopenedCount > 0 ? 1 : 0),
      reopenings: before.reopenings + reopenedCount,
    });
  }
  return [...units.values()];
}

function textOf(value: FieldValue | null | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'text' in value ? value.text : null;
}
