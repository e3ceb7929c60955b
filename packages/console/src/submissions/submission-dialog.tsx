import { SHELL } from '@double-hundred/shared/message/console/shell';
import { SUBMISSIONS_DESK } from '@double-hundred/shared/message/console/submissions';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import { GAP_NAMES, SUBMISSION_STEP_NAMES } from '@double-hundred/shared/message/submission';
import type { SubmissionAnswer } from '@double-hundred/shared/protocol/submissions';
import { useState } from 'preact/hooks';
import { type RowKey } from '../figure/figure-rows.tsx';
import { timeText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { OfficeSteps } from './office-steps.tsx';
import { StateChip } from './state-chip.tsx';
import { SubmissionChangesView } from './submission-changes.tsx';

export interface SubmissionDialogProps {
  readonly unit: string;
  readonly ledger: string;
  readonly period: string;
  onChanged(): void;
  onClose(): void;
}

/** One unit's ledger in a period: what it lacks, what changed, what happened, and the steps of the office. */
export function SubmissionDialog({ unit, ledger, period, onChanged, onClose }: SubmissionDialogProps) {
  const { user } = useConsole();
  const unitName = useUnitName();
  const [row, setRow] = useState<RowKey | null>(null);
  const seesRows = user.role !== 'leader';
  const answer = useAnswer<SubmissionAnswer>(seesRows ? '/submission' : null, { unit, ledger, period });
  const { value } = answer;
  return (
    <Dialog title={value === null ? unitName(unit) : `${unitName(unit)} · ${value.period.name}`} wide onClose={onClose}>
      {!seesRows && <p>{SHELL.readOnly}</p>}
      {seesRows && <Waiting of={answer} />}
      {value !== null && row !== null && <Revisions row={row} onBack={() => setRow(null)} />}
      {value !== null && row === null && (
        <>
          <p class="actions">
            <StateChip state={value.state} />
            <span>{value.timeliness.text}</span>
            <span>{REPORTING.complete(value.completeness.done, value.completeness.due)}</span>
            {value.receipt !== null && (
              <span class="muted">
                {REPORTING.receipt} {value.receipt}
              </span>
            )}
          </p>
          {value.opening !== null && (
            <p class="note">
              {REPORTING.reopened(
                timeText(value.opening.until),
                value.opening.rows === null ? REPORTING.askAll : REPORTING.rowsScope(value.opening.rows.length),
              )}
            </p>
          )}
          {value.returned !== null && (
            <p class="note">
              {REPORTING.returnedBy(value.returned.by, timeText(value.returned.at))}：{value.returned.reason}
            </p>
          )}
          {value.state === 'draft' && <p class="muted">{SUBMISSIONS_DESK.notHandedIn}</p>}
          {user.role === 'districtOffice' && (
            <OfficeSteps
              submission={value}
              onDone={() => {
                answer.reload();
                onChanged();
              }}
            />
          )}
          <Gaps submission={value} onOpen={setRow} />
          <SubmissionChangesView key={`${value.state} ${value.steps.length}`} submission={value} />
          <Steps submission={value} />
        </>
      )}
    </Dialog>
  );
}

function Gaps({ submission, onOpen }: { submission: SubmissionAnswer; onOpen: (row: RowKey) => void }) {
  const { gaps, due, done } = submission.completeness;
  if (gaps.length === 0) return null;
  return (
    <section aria-label={REPORTING.gaps}>
      <h3>
        {REPORTING.gaps}（{due - done}）
      </h3>
      <ul class="lines">
        {gaps.map((gap) => (
          <li key={gap.rowId}>
            <button type="button" class="link" onClick={() => onOpen({ rowId: gap.rowId, name: gap.name })}>
              {gap.name}
            </button>
            <span class="muted">{gap.reasons.map((reason) => GAP_NAMES[reason]).join('、')}</span>
          </li>
        ))}
        {due - done > gaps.length && <li class="muted">{REPORTING.more(due - done - gaps.length)}</li>}
      </ul>
    </section>
  );
}

function Steps({ submission }: { submission: SubmissionAnswer }) {
  if (submission.steps.length === 0) return null;
  return (
    <section aria-label={SHELL.steps}>
      <h3>{SHELL.steps}</h3>
      <ol class="lines">
        {submission.steps.map((step, index) => (
          <li key={`${step.at} ${index}`}>
            <span>{REPORTING.step(SUBMISSION_STEP_NAMES[step.step], step.by, timeText(step.at))}</span>
            {step.reason !== undefined && <span class="muted">{step.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
