import { momentText } from '@double-hundred/shared/message/figure-text';
import { PANE } from '@double-hundred/shared/message/pane';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import { GAP_NAMES, SUBMISSION_STATE_NAMES, SUBMISSION_STEP_NAMES } from '@double-hundred/shared/message/submission';
import type { PeriodAnswer, SubmissionAnswer } from '@double-hundred/shared/protocol/submissions';
import type { SubmissionState } from '@double-hundred/shared/submission/submission';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';

const GAPS_SHOWN = 50;

/** The state in words; the sign before it is for those who do not see colours. */
export function StateChip({ state }: { state: SubmissionState }) {
  const tone = { draft: 'plain', submitted: 'busy', returned: 'bad', approved: 'good', locked: 'good', reopened: 'busy' }[state];
  const sign = { draft: '○', submitted: '◔', returned: '↩', approved: '✓', locked: '■', reopened: '□' }[state];
  return (
    <span class={`dh-state-chip dh-chip-${tone}`}>
      <span aria-hidden="true">{sign}</span> {SUBMISSION_STATE_NAMES[state]}
    </span>
  );
}

/** The period shown, with a way to the ones beside it. */
export function PeriodHead({
  app,
  period,
  previous,
  next,
}: {
  app: PaneApp;
  period: PeriodAnswer;
  previous: string | null;
  next: string | null;
}) {
  const go = (id: string | null) => () => void (id !== null && app.report((reporting) => reporting.load(id)));
  return (
    <div class="dh-period">
      <button class="dh-button" type="button" disabled={previous === null} aria-label={REPORTING.previous} onClick={go(previous)}>
        ‹
      </button>
      <div class="dh-period-name">
        <h2 class="dh-heading">{period.name}</h2>
        <span class="dh-muted">{REPORTING.deadline(momentText(Date.parse(period.deadline)))}</span>
      </div>
      <button class="dh-button" type="button" disabled={next === null} aria-label={REPORTING.next} onClick={go(next)}>
        ›
      </button>
    </div>
  );
}

/** How many rows are done, as a bar and in words. */
export function CompletenessBar({ due, done }: { due: number; done: number }) {
  return (
    <label class="dh-progress">
      <progress value={due === 0 ? 1 : done} max={Math.max(1, due)} />
      <span>{REPORTING.complete(done, due)}</span>
    </label>
  );
}

/** The rows that are not done, each with what it lacks and a way to it. */
export function Gaps({ app, answer }: { app: PaneApp; answer: SubmissionAnswer }) {
  const { gaps, due, done } = answer.completeness;
  if (gaps.length === 0) return null;
  return (
    <details class="dh-card" open={gaps.length <= 10}>
      <summary>
        {REPORTING.gaps}（{due - done}）
      </summary>
      <ul class="dh-rows">
        {gaps.slice(0, GAPS_SHOWN).map((gap) => (
          <li key={gap.rowId} class="dh-result dh-warn">
            <button
              class="dh-link"
              type="button"
              aria-label={`${REPORTING.jump} ${gap.name}`}
              onClick={() => void app.report((reporting) => reporting.jump(gap.rowId))}
            >
              {gap.name}
            </button>
            <span class="dh-expected">{gap.reasons.map((reason) => GAP_NAMES[reason]).join('、')}</span>
          </li>
        ))}
        {due - done > GAPS_SHOWN && <li class="dh-expected">{REPORTING.more(due - done - GAPS_SHOWN)}</li>}
      </ul>
    </details>
  );
}

/** The receipt of the latest hand-in, to be copied or read out. */
export function ReceiptCard({ answer }: { answer: SubmissionAnswer }) {
  const [copied, setCopied] = useState(false);
  if (answer.receipt === null || answer.submittedAt === null) return null;
  return (
    <div class="dh-receipt">
      <span class="dh-muted">
        {REPORTING.receipt} · {REPORTING.receiptLead(momentText(Date.parse(answer.submittedAt)))} · {answer.timeliness.text}
      </span>
      <output class="dh-receipt-number">{answer.receipt}</output>
      <button class="dh-link" type="button" onClick={() => void copyText(answer.receipt ?? '').then(setCopied)}>
        {copied ? REPORTING.copied : REPORTING.copy}
      </button>
    </div>
  );
}

// Some hosts refuse the clipboard; the number can be selected and copied by hand there.
async function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** Why it was sent back, in all and row by row. */
export function ReturnedCard({ app, answer }: { app: PaneApp; answer: SubmissionAnswer }) {
  const { returned, state } = answer;
  if (returned === null || state !== 'returned') return null;
  const names = new Map(answer.rows.map((row) => [row.rowId, row.name]));
  return (
    <div class="dh-note dh-note-bad" role="alert">
      <b>{REPORTING.returned}</b>
      <p>{returned.reason}</p>
      {returned.rowReasons.length > 0 && (
        <ul class="dh-rows" aria-label={REPORTING.returnedRows}>
          {returned.rowReasons.map(({ rowId, reason }) => (
            <li key={rowId} class="dh-result">
              <span>{reason}</span>
              <button class="dh-link" type="button" onClick={() => void app.report((reporting) => reporting.jump(rowId))}>
                {REPORTING.jump} {names.get(rowId) ?? ''}
              </button>
            </li>
          ))}
        </ul>
      )}
      <span class="dh-muted">{REPORTING.returnedBy(returned.by, momentText(Date.parse(returned.at)))}</span>
    </div>
  );
}

/** Every step so far, the latest first. */
export function Steps({ answer }: { answer: SubmissionAnswer }) {
  if (answer.steps.length === 0) return null;
  return (
    <details class="dh-card">
      <summary>{REPORTING.steps}</summary>
      <ol class="dh-rows">
        {[...answer.steps].reverse().map((step, index) => (
          <li key={answer.steps.length - index} class="dh-result">
            <span>{REPORTING.step(SUBMISSION_STEP_NAMES[step.step], step.by, momentText(Date.parse(step.at)))}</span>
            {(step.reason ?? step.receipt) !== undefined && <span class="dh-expected">{step.reason ?? step.receipt}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What went wrong with the last call, or that one is under way. */
export function CallState({ loading, failure }: { loading: boolean; failure: string | null }) {
  if (failure !== null) {
    return (
      <p class="dh-failure" role="alert">
        {failure}
      </p>
    );
  }
  return loading ? <p class="dh-muted">{PANE.totals.loading}</p> : null;
}
