import { submissionTexts } from '../message/submission.ts';
import type { Submission } from './submission.ts';
import type { SubmissionStep } from './submission-event.ts';

/** Why a step cannot be taken; `detail` says what to do instead. */
export interface StepFault {
  readonly code:
    | 'WRONG_STATE'
    | 'UNEXPLAINED'
    | 'IN_CONFLICT'
    | 'WITH_ERRORS'
    | 'RECHECKING'
    | 'CHANGED_SINCE'
    | 'REASON_MISSING'
    | 'END_WRONG'
    | 'ROW_UNKNOWN'
    | 'NOT_BEGUN';
  readonly pointer: string;
  readonly detail: string;
}

/** What the rows of the unit look like now. */
export interface RowsNow {
  readonly unexplained: number;
  readonly inConflict: number;
  /** Rows changed since the submission, and since the approval. */
  readonly changedSinceSubmission: number;
  readonly changedSinceApproval: number;
  /** Stored rows with an error, which rules that came later may have found. */
  readonly withErrors: number;
  /** Rows are being judged again after a change of rules. */
  readonly rechecking: boolean;
}

/** The longest reopening: a period must close again. */
export const LONGEST_REOPENING_DAYS = 31;

/**
 * Why `step` cannot follow on a submission, or null when it can. `until` in epoch milliseconds, for grants. Rows that
 * want an explanation or stand in conflict can be neither submitted nor approved; figures that changed after their
 * approval cannot be locked.
 */
export function stepFault(
  step: SubmissionStep,
  submission: Submission,
  rows: RowsNow,
  given: { readonly reason?: string | undefined; readonly until?: number | undefined; readonly now: number },
): StepFault | null {
  const { state } = submission;
  const wrong = (): StepFault => ({ code: 'WRONG_STATE', pointer: '/period', detail: submissionTexts.wrongState(step, state) });
  switch (step) {
    case 'submit':
      if (state === 'locked') return wrong();
      if (state === 'approved' && rows.changedSinceApproval === 0) return wrong();
      return unfinished(rows);
    case 'return':
      if (state !== 'submitted' && state !== 'approved') return wrong();
      return reasonFault(given.reason);
    case 'approve':
      if (state !== 'submitted' && !(state === 'approved' && rows.changedSinceApproval > 0)) return wrong();
      return unfinished(rows) ?? againstRules(rows);
    case 'lock':
      if (state !== 'approved') return wrong();
      return rows.changedSinceApproval === 0
        ? null
        : { code: 'CHANGED_SINCE', pointer: '/period', detail: submissionTexts.changedSinceApproval(rows.changedSinceApproval) };
    case 'askReopen':
      return state === 'locked' ? reasonFault(given.reason) : wrong();
    case 'grantReopen':
      return state === 'locked' || state === 'reopened' || (submission.locked !== null && state === 'returned')
        ? (reasonFault(given.reason) ?? endFault(given.until, given.now))
        : wrong();
    case 'refuseReopen':
      return submission.asked === null ? wrong() : reasonFault(given.reason);
  }
}

function unfinished(rows: RowsNow): StepFault | null {
  if (rows.unexplained > 0)
    return { code: 'UNEXPLAINED', pointer: '/period', detail: submissionTexts.unexplained(rows.unexplained) };
  if (rows.inConflict > 0)
    return { code: 'IN_CONFLICT', pointer: '/period', detail: submissionTexts.inConflict(rows.inConflict) };
  return null;
}

/** New rules stop an approval, never the typing: rows handed in before may break them. */
function againstRules(rows: RowsNow): StepFault | null {
  if (rows.rechecking) return { code: 'RECHECKING', pointer: '/period', detail: submissionTexts.rechecking };
  if (rows.withErrors === 0) return null;
  return { code: 'WITH_ERRORS', pointer: '/period', detail: submissionTexts.withErrors(rows.withErrors) };
}

function reasonFault(reason: string | undefined): StepFault | null {
  return reason === undefined || reason.trim() === ''
    ? { code: 'REASON_MISSING', pointer: '/reason', detail: submissionTexts.reasonMissing }
    : null;
}

function endFault(until: number | undefined, now: number): StepFault | null {
  const latest = now + LONGEST_REOPENING_DAYS * 86_400_000;
  return until !== undefined && until > now && until <= latest
    ? null
    : { code: 'END_WRONG', pointer: '/until', detail: submissionTexts.endWrong(LONGEST_REOPENING_DAYS) };
}
