import { momentText } from '@double-hundred/shared/message/figure-text';
import { PANE } from '@double-hundred/shared/message/pane';
import { useRef } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { MissingView, PaneState, ResultView, SendingView } from '../app/pane-state.ts';
import { late } from './late.tsx';
import { Question } from './question.tsx';

const ConfirmSection = late(async () => (await import('./confirm-section.tsx')).ConfirmSection);
const TEXTS = PANE.sending;
const RESULTS_SHOWN = 200;

export function SendingTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const { sending } = state;
  return (
    <>
      <section class="dh-section">
        <p class="dh-big">{readyText(sending)}</p>
        {sending.heldBack > 0 && (
          <p class="dh-expected">
            {sending.unsent === sending.heldBack ? TEXTS.heldOnly(sending.heldBack) : TEXTS.held(sending.heldBack)}{' '}
            <button class="dh-link" type="button" onClick={() => app.chooseTab('findings')}>
              {TEXTS.seeFindings}
            </button>
          </p>
        )}
        <SendControls app={app} state={state} />
        <p class="dh-muted">{sending.lastSentAt === null ? TEXTS.never : TEXTS.last(momentText(sending.lastSentAt))}</p>
        {sending.failure !== null && (
          <p class="dh-failure" role="alert">
            {sending.failure}
          </p>
        )}
        {sending.summary !== null && <p>{sending.summary}</p>}
      </section>
      {sending.missing.length > 0 && <MissingRows app={app} sending={sending} />}
      <ConfirmSection app={app} state={state} />
      {sending.results.length > 0 && <Results app={app} results={sending.results} />}
    </>
  );
}

function readyText({ unsent, heldBack }: SendingView): string {
  if (unsent === null) return TEXTS.preparing;
  if (unsent === 0) return TEXTS.allSent;
  return unsent === heldBack ? TEXTS.noneReady : TEXTS.ready(unsent - heldBack);
}

function SendControls({ app, state }: { app: PaneApp; state: PaneState }) {
  const { running } = state.sending;
  if (!running) {
    return (
      <button class="dh-button dh-primary dh-wide" type="button" disabled={state.ledger === null} onClick={() => void app.send()}>
        {TEXTS.send}
      </button>
    );
  }
  return (
    <div class="dh-running">
      <label class="dh-progress">
        {running.total > 0 ? <progress value={running.done} max={running.total} /> : <progress />}
        <span>
          {running.waitSeconds !== null
            ? TEXTS.waiting(running.waitSeconds)
            : running.total > 0
              ? TEXTS.progress(running.done, running.total)
              : TEXTS.preparing}
        </span>
      </label>
      <button class="dh-button" type="button" onClick={() => app.cancelSend()}>
        {TEXTS.cancel}
      </button>
    </div>
  );
}

function Results({ app, results }: { app: PaneApp; results: readonly ResultView[] }) {
  const wanting = results.filter((result) => result.tone !== 'good');
  const good = results.filter((result) => result.tone === 'good');
  return (
    <section class="dh-section">
      <h2 class="dh-heading">{TEXTS.results}</h2>
      {wanting.length > 0 && <ResultRows app={app} results={wanting} />}
      {good.length > 0 && (
        <details class="dh-card" open={good.length <= 5 && wanting.length === 0}>
          <summary>{TEXTS.goodRows(good.length)}</summary>
          <ResultRows app={app} results={good} />
        </details>
      )}
    </section>
  );
}

function ResultRows({ app, results }: { app: PaneApp; results: readonly ResultView[] }) {
  return (
    <ul class="dh-rows">
      {results.slice(0, RESULTS_SHOWN).map((result) => (
        <li key={result.rowId} class={`dh-result dh-${result.tone}`}>
          {result.row === null ? (
            <span>{result.rowName}</span>
          ) : (
            <button class="dh-link" type="button" onClick={() => void app.jump(result.row ?? 1, '')}>
              {PANE.findings.row(result.row)} {result.rowName}
            </button>
          )}
          <span class="dh-expected">{result.text}</span>
        </li>
      ))}
      {results.length > RESULTS_SHOWN && <li class="dh-expected">{TEXTS.moreRows(results.length - RESULTS_SHOWN)}</li>}
    </ul>
  );
}

function MissingRows({ app, sending }: { app: PaneApp; sending: SendingView }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useRef<readonly MissingView[]>([]);
  const { missing } = sending;
  const ask = (rows: readonly MissingView[]): void => {
    asked.current = rows;
    dialog.current?.showModal();
  };
  const deletable = missing.filter(({ kept }) => kept === null);
  const ids = (rows: readonly MissingView[]): readonly string[] => rows.map((row) => row.rowId);
  return (
    <section class="dh-section">
      <h2 class="dh-heading">{TEXTS.missingTitle}</h2>
      <p class="dh-expected">{sending.missingHold ? TEXTS.missingHold(missing.length) : TEXTS.missingLead}</p>
      {missing.length > 1 && (
        <div class="dh-actions">
          <button class="dh-button" type="button" onClick={() => void app.restoreRows(ids(missing))}>
            {TEXTS.restoreAll}
          </button>
          {deletable.length > 0 && (
            <button class="dh-button" type="button" onClick={() => ask(deletable)}>
              {deletable.length === missing.length ? TEXTS.deletedAll : TEXTS.deletedOthers(deletable.length)}
            </button>
          )}
        </div>
      )}
      <ul class="dh-rows">
        {missing.slice(0, RESULTS_SHOWN).map((row) => (
          <li key={row.rowId} class="dh-result dh-warn">
            <span>{row.rowName}</span>
            {row.kept !== null && <span class="dh-expected">{row.kept}</span>}
            <div class="dh-actions">
              <button
                class="dh-button"
                type="button"
                aria-label={`${TEXTS.restore}：${row.rowName}`}
                onClick={() => void app.restoreRows([row.rowId])}
              >
                {TEXTS.restore}
              </button>
              {row.kept === null && (
                <button
                  class="dh-button"
                  type="button"
                  aria-label={`${TEXTS.deleted}：${row.rowName}`}
                  onClick={() => ask([row])}
                >
                  {TEXTS.deleted}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Question
        dialog={dialog}
        text={() => TEXTS.deleteQuestion(asked.current.length)}
        yes={TEXTS.deleteYes}
        onYes={() => void app.confirmDeleted(ids(asked.current))}
      />
    </section>
  );
}
