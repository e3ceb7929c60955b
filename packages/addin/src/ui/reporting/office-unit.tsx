import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { SubmissionAnswer } from '@double-hundred/shared/protocol/submissions';
import type { RowReason } from '@double-hundred/shared/submission/submission-event';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { unitName } from '../field-text.ts';
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
import { ChangedSince } from './unit-reporting.tsx';

/** One unit as the office sees it, with the steps the office can take now. */
export function OfficeUnit({ app, state, answer }: { app: PaneApp; state: PaneState; answer: SubmissionAnswer }) {
  const { loading, failure } = state.reporting;
  return (
    <section class="dh-section">
      <button class="dh-button dh-back" type="button" onClick={() => void app.report((reporting) => reporting.closeUnit())}>
        ← {REPORTING.back}
      </button>
      <p class="dh-big">{unitName(state, answer.unitId)}</p>
      <PeriodHead app={app} period={answer.period} previous={answer.previous} next={answer.next} />
      <p class="dh-facts">
        <StateChip state={answer.state} />
        <span class="dh-muted">{answer.timeliness.text}</span>
      </p>
      <CallState loading={loading} failure={failure} />
      <ReturnedCard app={app} answer={answer} />
      <CompletenessBar due={answer.completeness.due} done={answer.completeness.done} />
      <Gaps app={app} answer={answer} />
      <ReceiptCard answer={answer} />
      <ChangedSince app={app} answer={answer} />
      {state.user?.role === 'districtOffice' && <OfficeSteps key={answer.state} app={app} state={state} answer={answer} />}
      <Exemptions app={app} state={state} unitId={answer.unitId} />
      <Steps answer={answer} />
    </section>
  );
}

function OfficeSteps({ app, state, answer }: { app: PaneApp; state: PaneState; answer: SubmissionAnswer }) {
  const busy = state.reporting.loading;
  const changed = (answer.changedSinceApproval ?? 0) > 0;
  const mayApprove = answer.state === 'submitted' || (answer.state === 'approved' && changed);
  const press = (step: 'approve' | 'lock', label: string) => (
    <button
      class="dh-button dh-primary"
      type="button"
      disabled={busy}
      onClick={() => void app.report((reporting) => reporting.take(step))}
    >
      {label}
    </button>
  );
  return (
    <div class="dh-actions">
      {mayApprove && press('approve', REPORTING.accept)}
      {answer.state === 'approved' && !changed && press('lock', REPORTING.lock)}
      {(answer.state === 'submitted' || answer.state === 'approved') && <Returning app={app} answer={answer} busy={busy} />}
      {(answer.state === 'locked' || answer.state === 'reopened') && (
        <Granting app={app} state={state} answer={answer} busy={busy} />
      )}
      {answer.asked && (
        <ReasonForm
          label={REPORTING.refuse}
          reasonLabel={REPORTING.grantReason}
          help={REPORTING.returnReasonHelp}
          send={REPORTING.refuse}
          busy={busy}
          onSend={(reason) => void app.report((reporting) => reporting.take('refuseReopen', { reason }))}
        />
      )}
    </div>
  );
}

function Returning({ app, answer, busy }: { app: PaneApp; answer: SubmissionAnswer; busy: boolean }) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const rowReasons: RowReason[] = Object.entries(reasons).flatMap(([rowId, reason]) =>
    reason.trim() === '' ? [] : [{ rowId, reason: reason.trim() }],
  );
  return (
    <ReasonForm
      label={REPORTING.return}
      reasonLabel={REPORTING.returnReason}
      help={REPORTING.returnReasonHelp}
      send={REPORTING.returnSend}
      busy={busy}
      onSend={(reason) => void app.report((reporting) => reporting.take('return', { reason, rowReasons }))}
    >
      <details class="dh-card">
        <summary>{REPORTING.returnRows}</summary>
        {answer.rows.map(({ rowId, name }) => (
          <label key={rowId} class="dh-field">
            <span>{name}</span>
            <input
              class="dh-input"
              maxLength={500}
              value={reasons[rowId] ?? ''}
              onInput={(event) => {
                const text = event.currentTarget.value;
                setReasons((before) => ({ ...before, [rowId]: text }));
              }}
            />
          </label>
        ))}
      </details>
    </ReasonForm>
  );
}

function Granting({ app, state, answer, busy }: { app: PaneApp; state: PaneState; answer: SubmissionAnswer; busy: boolean }) {
  const [until, setUntil] = useState(`${nextDay(state.reporting.today)}T17:00`);
  return (
    <>
      {answer.asked && (
        <div class="dh-note dh-note-warn">
          <b>{REPORTING.askReopen}</b>
          <p>{answer.asked.reason}</p>
          <span class="dh-muted">
            {answer.asked.rows === null ? REPORTING.askAll : REPORTING.rowsScope(answer.asked.rows.length)}
          </span>
        </div>
      )}
      <ReasonForm
        label={REPORTING.grant}
        reasonLabel={REPORTING.grantReason}
        help={REPORTING.grantReasonHelp}
        send={REPORTING.grantSend}
        busy={busy}
        onSend={(reason) => void app.report((reporting) => reporting.take('grantReopen', { reason, until: `${until}:00+08:00` }))}
      >
        <label class="dh-field">
          <span>{REPORTING.grantUntil}</span>
          <input
            class="dh-input"
            type="datetime-local"
            required
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        </label>
      </ReasonForm>
    </>
  );
}

function nextDay(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
