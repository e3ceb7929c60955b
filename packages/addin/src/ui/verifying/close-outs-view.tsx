import { momentText } from '@double-hundred/shared/message/figure-text';
import { CLOSE_OUT_STATES, type CloseOutDecision } from '@double-hundred/shared/inspection/close-out';
import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import { CLOSING_OUT } from '@double-hundred/shared/message/closing-out';
import type { CloseOut } from '@double-hundred/shared/protocol/close-outs';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { unitName } from '../field-text.ts';
import { ReasonForm } from '../reporting/reason-form.tsx';
import { CallState } from '../reporting/submission-parts.tsx';

/** Issues on their way out of the list: those applied for wait for another person than the applicant. */
export function CloseOutsView({ app, state }: { app: PaneApp; state: PaneState }) {
  const { answer, state: shown, loading, failure } = state.closingOut;
  const count = (name: (typeof CLOSE_OUT_STATES)[number]) => (answer?.counts ?? []).reduce((sum, line) => sum + line[name], 0);
  return (
    <section class="dh-section">
      <label class="dh-field">
        <span>{CLOSING_OUT.state}</span>
        <select
          class="dh-input"
          value={shown}
          onChange={(event) => {
            const chosen = CLOSE_OUT_STATES.find((entry) => entry === event.currentTarget.value);
            void app.closeOff((closing) => closing.load(chosen));
          }}
        >
          {CLOSE_OUT_STATES.map((entry) => (
            <option key={entry} value={entry}>
              {CLOSING_OUT.count(CLOSING_OUT.states[entry], count(entry))}
            </option>
          ))}
        </select>
      </label>
      <CallState loading={loading} failure={failure} />
      {answer?.closeOuts.length === 0 && <p>{CLOSING_OUT.none}</p>}
      <ul class="dh-rows">
        {answer?.closeOuts.map((issue) => (
          <Issue key={issue.rowId} app={app} state={state} issue={issue} />
        ))}
      </ul>
    </section>
  );
}

function Issue({ app, state, issue }: { app: PaneApp; state: PaneState; issue: CloseOut }) {
  const facts = [
    unitName(state, issue.unitId),
    issue.project,
    CLOSING_OUT.responsible(issue.responsiblePerson),
    issue.overdueDays > 0 ? CLOSING_OUT.overdue(issue.overdueDays) : issue.dueDay === null ? '' : CLOSING_OUT.due(issue.dueDay),
    issue.reopenedCount > 0 ? CLOSING_OUT.reopened(issue.reopenedCount) : '',
  ].filter((fact) => fact !== '');
  return (
    <li class={`dh-result ${issue.overdueDays > 0 ? 'dh-warn' : ''}`}>
      <b>{issue.problem}</b>
      <span class="dh-muted">{facts.join(' · ')}</span>
      {issue.state === 'applied' && issue.appliedBy !== null && (
        <span class="dh-muted">{CLOSING_OUT.applied(issue.appliedBy, momentText(Date.parse(issue.appliedAt ?? '')))}</span>
      )}
      {issue.state === 'closed' && (
        <span class="dh-muted">{CLOSING_OUT.closed(issue.verifier ?? '', issue.closedDay ?? '')}</span>
      )}
      {issue.decisions.map((record) => (
        <span key={record.rev} class="dh-expected">
          {record.ground}
          <br />
          <span class="dh-muted">{INSPECTING.decided[record.decision](record.verifier, momentText(Date.parse(record.at)))}</span>
        </span>
      ))}
      <div class="dh-actions">
        {issue.state === 'applied' && (
          <>
            <Decide app={app} state={state} issue={issue} decision="close" />
            <Decide app={app} state={state} issue={issue} decision="reject" />
          </>
        )}
        {issue.state === 'closed' && <Decide app={app} state={state} issue={issue} decision="reopen" />}
      </div>
    </li>
  );
}

function Decide({
  app,
  state,
  issue,
  decision,
}: {
  app: PaneApp;
  state: PaneState;
  issue: CloseOut;
  decision: CloseOutDecision;
}) {
  const [verifier, setVerifier] = useState('');
  return (
    <ReasonForm
      label={CLOSING_OUT[decision]}
      reasonLabel={CLOSING_OUT.ground}
      help={CLOSING_OUT.groundHelp}
      send={CLOSING_OUT[decision]}
      busy={state.closingOut.loading}
      onSend={(ground) => void app.closeOff((closing) => closing.decide({ rowId: issue.rowId, decision, verifier, ground }))}
    >
      <label class="dh-field">
        <span>{CLOSING_OUT.verifier}</span>
        <input
          class="dh-input"
          required
          maxLength={20}
          value={verifier}
          placeholder={CLOSING_OUT.verifierHelp}
          onInput={(event) => setVerifier(event.currentTarget.value)}
        />
      </label>
    </ReasonForm>
  );
}
