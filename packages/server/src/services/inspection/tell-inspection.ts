import { closeOutState } from '@double-hundred/shared/inspection/close-out';
import { demandStanding } from '@double-hundred/shared/inspection/inspection-state';
import { type Day, parseDay } from '@double-hundred/shared/kernel/day';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import type { User } from '@double-hundred/shared/protocol/session';
import type { FollowedInspection } from '../../store/inspection-store.ts';
import type { InspectionDeps } from './inspection-deps.ts';

type TellDeps = Pick<InspectionDeps, 'reference' | 'masks' | 'clock'>;

/** An inspection as a viewer may see it: the row it is about goes by its code name while it is confidential. */
export async function tellInspection(deps: TellDeps, kept: FollowedInspection, viewer: User): Promise<Inspection> {
  const { fields: _fields, issueFields, userId: _userId, ...told } = kept;
  const { state, dueDay, overdueDays } = standingOf(kept, deps.clock.today());
  const problem = issueFields?.['problem'];
  return {
    ...told,
    steps: kept.steps.map((step) => ({ ...step })),
    name: await nameOf(deps, kept, viewer),
    state,
    overdueDays,
    ...(dueDay === null ? {} : { dueDay }),
    linkedIssue:
      issueFields === null || kept.issueRowId === undefined
        ? null
        : {
            rowId: kept.issueRowId,
            problem: typeof problem === 'string' ? problem : '',
            state: closeOutState(issueFields['closeOut']),
          },
  };
}

/** Where the demand of a kept inspection stands. */
export function standingOf({ issueFields, ...kept }: FollowedInspection, today: Day) {
  const closed = issueFields?.['closedDay'];
  const closedDay = typeof closed === 'string' ? parseDay(closed) : null;
  return demandStanding({ ...kept, issue: issueFields && { state: closeOutState(issueFields['closeOut']), closedDay } }, today);
}

async function nameOf(
  { reference, masks }: TellDeps,
  { ledger, fields, rowId, unit }: FollowedInspection,
  viewer: User,
): Promise<string | null> {
  const definition = ledger === null ? null : reference.definition(ledger);
  if (definition === null || fields === null || rowId === undefined) return null;
  const mask = await masks(definition, viewer, unit);
  const name = mask.fields(fields, { rowId, unitId: unit, states: [fields] })[definition.nameColumn];
  return typeof name === 'string' ? name : null;
}
