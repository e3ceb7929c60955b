import { SUBMISSION_STATE_NAMES } from '@double-hundred/shared/message/submission';
import type { SubmissionState } from '@double-hundred/shared/submission/submission';

const SIGNS: Readonly<Record<SubmissionState, string>> = {
  draft: '○',
  submitted: '◔',
  returned: '↩',
  approved: '✓',
  locked: '■',
  reopened: '□',
};

/** The state in words; the sign before it is for those who do not see colours. */
export function StateChip({ state }: { state: SubmissionState }) {
  return (
    <span class={`chip chip-${state}`}>
      <span aria-hidden="true">{SIGNS[state]}</span> {SUBMISSION_STATE_NAMES[state]}
    </span>
  );
}
