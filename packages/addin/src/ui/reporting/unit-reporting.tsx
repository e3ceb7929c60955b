import { momentText } from '@double-hundred/shared/message/figure-text';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { SubmissionAnswer } from '@double-hundred/shared/protocol/submissions';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { Exemptions } from './exemptions.tsx';
import { ReasonForm } from './reason-form.tsx';
import {
  CallState,
  CompletenessBar,
  Gaps,
  PeriodHead,
  ReceiptCard,
  ReturnedCard,
  StateChip,
  Steps,
} from './submission-parts.tsx';

/** The unit's side: where its ledger stands this period, what is missing, and the next step. */
export function UnitReporting({ app, state }: { app: PaneApp; state: PaneState }) {
  const { answer, loading, failure } = state.reporting;
  if (!answer) return <CallState loading={loading} failure={failure ?? (state.online ? null : REPORTING.offline)} />;
  const { period, previous, next } = answer;
  return (
    <section class="dh-section">
      <PeriodHead app={app} period={period} previous={previous} next={next} />
      <p class="dh-facts">
        <StateChip state={answer.state} />
        <span class="dh-muted">{answer.timeliness.text}</span>
      </p>
      <CallState loading={loading} failure={failure} />
      <Reminders answer={answer} />
      <ReturnedCard app={app} answer={answer} />
      <Reopening answer={answer} />
      <CompletenessBar due={answer.completeness.due} done={answer.completeness.done} />
      <Gaps app={app} answer={answer} />
      <Unsent app={app} state={state} />
      <ReceiptCard answer={answer} />
      <ChangedSince app={app} answer={answer} />
      <NextStep app={app} state={state} answer={answer} />
      <Exemptions app={app} state={state} unitId={answer.unitId} />
      <Steps answer={answer} />
    </section>
  );
}

function Reminders({ answer }: { answer: SubmissionAnswer }) {
  const waiting = answer.state === 'draft' || answer.state === 'returned';
  const [latest] = answer.reminders;
  if (!waiting || latest === undefined) return null;
  return (
    <div class="dh-note dh-note-warn" role="status">
      <b>{REPORTING.reminder}</b>
      <p>{latest.text}</p>
      <span class="dh-muted">{REPORTING.reminderBy(latest.by, momentText(Date.parse(latest.at)))}</span>
    </div>
  );
}

function Reopening({ answer }: { answer: SubmissionAnswer }) {
  const { opening, asked, refused } = answer;
  if (opening) {
    const rows = opening.rows === null ? REPORTING.askAll : REPORTING.rowsScope(opening.rows.length);
    return (
      <div class="dh-note dh-note-warn">
        <b>{REPORTING.reopened(momentText(Date.parse(opening.until)), rows)}</b>
        <p>{opening.reason}</p>
      </div>
    );
  }
  if (asked) {
    return (
      <div class="dh-note">
        <b>{REPORTING.asked}</b>
        <p>{asked.reason}</p>
      </div>
    );
  }
  if (!refused) return null;
  return (
    <div class="dh-note dh-note-bad">
      <b>{REPORTING.refusedReopen(refused.by, momentText(Date.parse(refused.at)))}</b>
      <p>{refused.reason}</p>
    </div>
  );
}

function Unsent({ app, state }: { app: PaneApp; state: PaneState }) {
  const unsent = state.sending.unsent ?? 0;
  if (unsent === 0) return null;
  return (
    <p class="dh-expected">
      {REPORTING.unsent(unsent)}{' '}
      <button class="dh-link" type="button" onClick={() => app.chooseTab('sending')}>
        {REPORTING.seeSending}
      </button>
    </p>
  );
}

/** What was changed since the approval, or since the hand-in while nothing is approved. */
export function ChangedSince({ app, answer }: { app: PaneApp; answer: SubmissionAnswer }) {
  const approved = answer.changedSinceApproval ?? 0;
  const submitted = answer.changedSinceApproval === null ? (answer.changedSinceSubmission ?? 0) : 0;
  if (approved + submitted === 0) return null;
  return (
    <p class="dh-expected">
      {approved > 0 ? REPORTING.changed(approved) : REPORTING.changedSubmitted(submitted)}{' '}
      <button class="dh-link" type="button" onClick={() => void app.report((reporting) => reporting.showChanges())}>
        {REPORTING.seeChanges}
      </button>
    </p>
  );
}

function NextStep({ app, state, answer }: { app: PaneApp; state: PaneState; answer: SubmissionAnswer }) {
  const { loading } = state.reporting;
  if (answer.state === 'locked') {
    return (
      <>
        <p class="dh-muted">{answer.locked ? REPORTING.lockedLead : REPORTING.lockedPast}</p>
        {!answer.asked && <AskReopening app={app} state={state} busy={loading} />}
      </>
    );
  }
  const mayApprove = answer.state === 'submitted';
  if (state.user?.role !== 'reviewer') {
    return answer.state === 'draft' || answer.state === 'returned' ? <p class="dh-muted">{REPORTING.submitByReviewer}</p> : null;
  }
  if (answer.state === 'approved' && (answer.changedSinceApproval ?? 0) === 0) return null;
  const blocked = answer.completeness.gaps.some(({ reasons }) => reasons.includes('unexplained') || reasons.includes('conflict'));
  return (
    <>
      <button
        class={`dh-button dh-wide ${mayApprove ? '' : 'dh-primary'}`}
        type="button"
        disabled={loading || blocked}
        onClick={() => void app.report((reporting) => reporting.take('submit'))}
      >
        {answer.receipt === null ? REPORTING.submit : REPORTING.submitAgain}
      </button>
      {mayApprove && (
        <button
          class="dh-button dh-primary dh-wide"
          type="button"
          disabled={loading || blocked}
          onClick={() => void app.report((reporting) => reporting.take('approve'))}
        >
          {REPORTING.approve}
        </button>
      )}
      <p class="dh-muted">{blocked ? REPORTING.blocked : REPORTING.submitHint}</p>
    </>
  );
}

function AskReopening({ app, state, busy }: { app: PaneApp; state: PaneState; busy: boolean }) {
  const locked = state.sending.results.filter(({ status }) => status === 'locked').map(({ rowId }) => rowId);
  const [rowsOnly, setRowsOnly] = useState(locked.length > 0);
  const scope = (only: boolean, label: string) => (
    <label class="dh-choice">
      <input type="radio" name="reopen-scope" checked={rowsOnly === only} onChange={() => setRowsOnly(only)} />
      <span>{label}</span>
    </label>
  );
  return (
    <ReasonForm
      label={REPORTING.askReopen}
      reasonLabel={REPORTING.askReason}
      help={REPORTING.askReasonHelp}
      send={REPORTING.askSend}
      busy={busy}
      onSend={(reason) =>
        void app.report((reporting) => reporting.take('askReopen', { reason, ...(rowsOnly ? { rows: [...locked] } : {}) }))
      }
    >
      {locked.length > 0 && (
        <fieldset class="dh-choices">
          <legend>{REPORTING.askScope}</legend>
          {scope(true, REPORTING.askUnsent(locked.length))}
          {scope(false, REPORTING.askAll)}
        </fieldset>
      )}
    </ReasonForm>
  );
}
