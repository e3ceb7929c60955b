import { daySchema, daysBetween } from '@double-hundred/shared/kernel/day';
import { type RowFields, refIn } from '@double-hundred/shared/ledger/fields';
import { alertReason } from '@double-hundred/shared/message/progress-problems';
import type { AlertKind } from '@double-hundred/shared/progress/stalled';
import type { ProblemsResponse, ProgressProblem } from '@double-hundred/shared/protocol/progress-problems';
import type { User } from '@double-hundred/shared/protocol/session';
import type { DueRow } from '../../store/progress-store.ts';
import { codeName, createFieldMask } from '../masking/mask-fields.ts';
import { recomputingOf } from '../figures/recomputing-of.ts';
import type { ProgressDeps } from './progress-deps.ts';

export interface ProblemsQuery {
  readonly unitId: string | null;
  readonly kind: AlertKind | null;
  /** The place told with the problems before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Rows that are late or stand still, the longest-standing first, and their numbers by unit and kind. Names are masked. */
export async function readProblems(deps: ProgressDeps, query: ProblemsQuery, viewer: User): Promise<ProblemsResponse> {
  const recomputing = await recomputingOf(deps.rebuild);
  const today = deps.clock.today();
  const [counts, due] = await Promise.all([deps.progress.counts(today, query.unitId), deps.progress.due({ ...query, today })]);
  const problems = due.rows.map((row) => problemOf(deps, row, today, viewer));
  return { today, counts: [...counts], problems, next: due.next, ...recomputing };
}

function problemOf(deps: ProgressDeps, row: DueRow, today: string, viewer: User): ProgressProblem {
  const { rowId, ledger, unitId, kind, day: since } = row;
  const days = daysBetween(daySchema.parse(since), daySchema.parse(today)) + 1;
  return { rowId, ledger, unitId, name: nameOf(deps, row, viewer), kind, since, days, reason: alertReason(kind, since, days) };
}

// Of issues and milestones the project is named to those only who see the unit's rows as they are.
function nameOf(deps: ProgressDeps, { rowId, unitId, ledger, fields: text }: DueRow, viewer: User): string {
  const definition = deps.reference.definition(ledger);
  const fields = JSON.parse(text) as RowFields;
  if (definition === null) return codeName(rowId);
  const mask = createFieldMask(definition, viewer);
  const name = mask.value(definition.nameColumn, fields[definition.nameColumn] ?? null, { rowId, unitId, states: [fields] });
  const project = mask.open(unitId) ? refIn(fields, 'projectRef')?.text : undefined;
  const shown = typeof name === 'string' ? name : codeName(rowId);
  return project === undefined ? shown : `${project}：${shown}`;
}
