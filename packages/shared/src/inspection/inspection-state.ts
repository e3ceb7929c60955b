import { type Day, daysBetween } from '../kernel/day.ts';
import type { CloseOutState } from './close-out.ts';

/** noted: nothing was demanded; replied: the unit says it is mended; rectified: somebody of the district saw that it is. */
export const INSPECTION_STATES = ['open', 'replied', 'rectified', 'noted'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

/** reply: the unit tells what it did; rectified and notYet: what the district found when it looked again. */
export const INSPECTION_STEPS = ['reply', 'rectified', 'notYet'] as const;
export type InspectionStep = (typeof INSPECTION_STEPS)[number];

/** An inspection as far as its demand goes. `issue`: the issue that was raised or linked for it; its close-out decides. */
export interface FollowedInspection {
  readonly demand?: string | undefined;
  readonly dueDay?: Day | undefined;
  /** Oldest first. */
  readonly steps: readonly { readonly step: InspectionStep; readonly day: Day; readonly dueDay?: Day | undefined }[];
  readonly issue: { readonly state: CloseOutState; readonly closedDay: Day | null } | null;
}

export interface DemandStanding {
  readonly state: InspectionState;
  /** The day that holds: the latest one given. */
  readonly dueDay: Day | null;
  /** Days past due while it is not rectified, 0 otherwise. */
  readonly overdueDays: number;
  /** Whether it was, or is, rectified after the due day. */
  readonly missed: boolean;
}

/** Where the demand of an inspection stands on a day. Steps after that day do not count. */
export function demandStanding(inspection: FollowedInspection, today: Day): DemandStanding {
  const steps = inspection.steps.filter(({ day }) => day <= today);
  const dueDay = steps.reduce<Day | null>((due, step) => step.dueDay ?? due, inspection.dueDay ?? null);
  const state = stateOf(inspection, steps);
  const mended = state === 'rectified' ? mendedDay(inspection, steps) : null;
  const waits = state === 'open' || state === 'replied';
  const until = waits ? today : mended;
  return {
    state,
    dueDay,
    overdueDays: waits && dueDay !== null ? Math.max(0, daysBetween(dueDay, today)) : 0,
    missed: dueDay !== null && until !== null && until > dueDay,
  };
}

function stateOf({ demand, issue }: FollowedInspection, steps: FollowedInspection['steps']): InspectionState {
  if (demand === undefined) return 'noted';
  if (issue !== null) return issue.state === 'closed' ? 'rectified' : issue.state === 'applied' ? 'replied' : 'open';
  const last = steps.at(-1)?.step;
  if (last === 'rectified') return 'rectified';
  return last === 'reply' ? 'replied' : 'open';
}

function mendedDay({ issue }: FollowedInspection, steps: FollowedInspection['steps']): Day | null {
  return issue === null ? (steps.at(-1)?.day ?? null) : issue.closedDay;
}
