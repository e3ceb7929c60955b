import { REPORTING } from '@double-hundred/shared/message/reporting';
import { SUBMISSION_STATE_NAMES } from '@double-hundred/shared/message/submission';
import type { SubmissionLine, SubmissionLines } from '@double-hundred/shared/protocol/submissions';
import { SUBMISSION_STATES, type SubmissionState } from '@double-hundred/shared/submission/submission';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { unitName } from '../field-text.ts';
import { OfficeUnit } from './office-unit.tsx';
import { CallState, PeriodHead, StateChip } from './submission-parts.tsx';

/** The district office's list: every unit with its state, completeness and what waits for an answer. */
export function OfficeReporting({ app, state }: { app: PaneApp; state: PaneState }) {
  const [only, setOnly] = useState<SubmissionState | ''>('');
  const { lines, answer, loading, failure } = state.reporting;
  if (answer) return <OfficeUnit app={app} state={state} answer={answer} />;
  const shown = lines?.submissions.filter((line) => only === '' || line.state === only) ?? [];
  return (
    <section class="dh-section">
      <LedgerChoice app={app} state={state} />
      <CallState loading={loading} failure={failure} />
      {lines && (
        <>
          <PeriodHead app={app} period={lines.period} previous={lines.previous} next={lines.next} />
          <Reminding app={app} state={state} lines={lines} />
          <label class="dh-field">
            <span>{REPORTING.filter}</span>
            <select
              class="dh-input"
              value={only}
              onChange={(event) => setOnly(event.currentTarget.value as SubmissionState | '')}
            >
              <option value="">{`${REPORTING.all}（${lines.submissions.length}）`}</option>
              {SUBMISSION_STATES.map((entry) => (
                <option key={entry} value={entry}>
                  {`${SUBMISSION_STATE_NAMES[entry]}（${lines.submissions.filter((line) => line.state === entry).length}）`}
                </option>
              ))}
            </select>
          </label>
          <ul class="dh-rows">
            {shown.map((line) => (
              <UnitLine key={line.unitId} app={app} state={state} line={line} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function LedgerChoice({ app, state }: { app: PaneApp; state: PaneState }) {
  const { cycled } = state.reporting;
  const ledgers = (state.reference?.ledgers ?? []).filter(({ id }) => cycled.includes(id));
  if (ledgers.length < 2) return null;
  return (
    <label class="dh-field">
      <span>{REPORTING.ledger}</span>
      <select
        class="dh-input"
        value={state.reporting.ledger ?? ''}
        onChange={(event) => {
          const ledger = event.currentTarget.value;
          void app.report((reporting) => reporting.chooseLedger(ledger));
        }}
      >
        {ledgers.map((ledger) => (
          <option key={ledger.id} value={ledger.id}>
            {ledger.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Reminding({ app, state, lines }: { app: PaneApp; state: PaneState; lines: SubmissionLines }) {
  const [text, setText] = useState('');
  const waiting = lines.submissions.filter((line) => line.state === 'draft' || line.state === 'returned').length;
  if (state.user?.role !== 'districtOffice' || waiting === 0) return null;
  return (
    <details class="dh-card">
      <summary>{REPORTING.remindAll(waiting)}</summary>
      <form
        class="dh-step-form"
        onSubmit={(event) => {
          event.preventDefault();
          void app.report((reporting) => reporting.remind(null, text));
        }}
      >
        <label class="dh-field">
          <span>{REPORTING.remindText}</span>
          <input
            class="dh-input"
            maxLength={200}
            value={text}
            placeholder={REPORTING.remindHelp}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button class="dh-button dh-primary" type="submit" disabled={state.reporting.loading}>
          {REPORTING.remindAll(waiting)}
        </button>
      </form>
    </details>
  );
}

function UnitLine({ app, state, line }: { app: PaneApp; state: PaneState; line: SubmissionLine }) {
  const name = unitName(state, line.unitId);
  const { due, done } = line.completeness;
  const facts = [
    line.timeliness.text,
    REPORTING.complete(done, due),
    (line.changedSinceApproval ?? 0) > 0 ? REPORTING.changed(line.changedSinceApproval ?? 0) : '',
    line.reminded > 0 ? REPORTING.remindedTimes(line.reminded) : '',
  ].filter((fact) => fact !== '');
  return (
    <li class="dh-unit">
      <button
        class="dh-unit-button"
        type="button"
        aria-label={`${REPORTING.openUnit(name)}，${SUBMISSION_STATE_NAMES[line.state]}`}
        onClick={() => void app.report((reporting) => reporting.openUnit(line.unitId))}
      >
        <span class="dh-unit-name">{name}</span>
        <StateChip state={line.state} />
        {line.asked && <b class="dh-fact dh-explain">{REPORTING.askReopen}</b>}
        <span class="dh-muted">{facts.join(' · ')}</span>
      </button>
    </li>
  );
}
