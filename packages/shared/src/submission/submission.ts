import type { RowReason, SubmissionEvent } from './submission-event.ts';

/** Where a submission stands. `reopened` ends by itself and turns back into `locked`. */
export const SUBMISSION_STATES = ['draft', 'submitted', 'returned', 'approved', 'locked', 'reopened'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** The rows that may be changed although the period is locked; null means all. `until` in epoch milliseconds. */
export interface Opening {
  readonly rows: readonly string[] | null;
  readonly until: number;
  readonly reason: string;
}

/** A unit's ledger in one period, as its steps have made it. */
export interface Submission {
  readonly state: SubmissionState;
  /** The first and the latest hand-in; timeliness goes by the first. */
  readonly firstSubmittedAt: string | null;
  /** The deadline that held at the first hand-in; null before it, and when it was not kept. */
  readonly deadline: string | null;
  readonly submitted: SubmissionEvent | null;
  readonly approved: SubmissionEvent | null;
  /** Not null from the first lock on, reopened or not. */
  readonly locked: SubmissionEvent | null;
  readonly opening: Opening | null;
  /** Why it was returned, while it is. */
  readonly returned: {
    readonly reason: string;
    readonly rowReasons: readonly RowReason[];
    readonly by: string;
    readonly at: string;
  } | null;
  /** A reopening asked for and not yet answered. */
  readonly asked: {
    readonly reason: string;
    readonly rows: readonly string[] | null;
    readonly by: string;
    readonly at: string;
  } | null;
  /** The answer to the last request, when it was a refusal. */
  readonly refused: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

export const NO_SUBMISSION: Submission = {
  state: 'draft',
  firstSubmittedAt: null,
  deadline: null,
  submitted: null,
  approved: null,
  locked: null,
  opening: null,
  returned: null,
  asked: null,
  refused: null,
};

/**
 * The submission that its steps, in order, have made of a draft, as it is at `now` (epoch milliseconds). Which steps are
 * allowed is decided before they are kept (`stepFault`); here they are only followed.
 */
export function submissionOf(events: readonly SubmissionEvent[], now: number): Submission {
  return ended(events.reduce(afterStep, NO_SUBMISSION), now);
}

function afterStep(before: Submission, event: SubmissionEvent): Submission {
  const who = { by: event.userName, at: event.at };
  const reason = event.reason ?? '';
  switch (event.step) {
    case 'submit':
      return {
        ...before,
        state: 'submitted',
        firstSubmittedAt: before.firstSubmittedAt ?? event.at,
        deadline: before.firstSubmittedAt === null ? (event.deadline ?? null) : before.deadline,
        submitted: event,
        returned: null,
      };
    case 'return':
      return { ...before, state: 'returned', approved: null, returned: { reason, rowReasons: event.rowReasons ?? [], ...who } };
    case 'approve':
      return { ...before, state: 'approved', approved: event, returned: null };
    case 'lock':
      return { ...before, state: 'locked', locked: event, opening: null, asked: null, refused: null };
    case 'askReopen':
      return { ...before, asked: { reason, rows: event.rows ?? null, ...who }, refused: null };
    case 'grantReopen': {
      const opening = { rows: event.rows ?? null, until: Date.parse(event.until ?? event.at), reason };
      return { ...before, state: 'reopened', opening, asked: null };
    }
    case 'refuseReopen':
      return { ...before, asked: null, refused: { reason, ...who } };
  }
}

// What has been handed in again waits for the office even after the end; what has not is locked as it stands.
function ended(submission: Submission, now: number): Submission {
  const { opening, state } = submission;
  if (opening === null || now < opening.until) return submission;
  const waits = state === 'submitted' || state === 'approved';
  return { ...submission, opening: null, state: waits ? state : 'locked' };
}
