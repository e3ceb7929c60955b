import { PANE } from '@double-hundred/shared/message/pane';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState } from '../app/pane-state.ts';

const TEXTS = PANE.findings;
/** A screen reader is told of every quarter. */
const QUARTER = 25;

/** How far a long check is, with the button that stops it and lets it go on; nothing while none is running. */
export function CheckProgress({ app, state }: { app: PaneApp; state: PaneState }) {
  const { check, ledger, sending } = state;
  const { progress, stopped } = check;
  const sendingNow = sending.running !== null;
  return (
    <>
      <Announced state={state} />
      {(progress !== null || stopped) && (
        <section class="dh-checking" aria-label={TEXTS.checkingLabel}>
          {progress !== null && (
            <div class="dh-progress">
              <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={TEXTS.checkingLabel} />
              <span>{(stopped ? TEXTS.stoppedAt : TEXTS.checking)(progress.done, progress.total)}</span>
            </div>
          )}
          {stopped && <p class="dh-message">{ledger === null ? TEXTS.stoppedFirst : TEXTS.stopped}</p>}
          {!sendingNow && (
            <button
              class={`dh-button ${stopped ? 'dh-primary' : ''}`}
              type="button"
              onClick={() => (stopped ? void app.resumeCheck() : app.stopCheck())}
            >
              {stopped ? TEXTS.goOn : TEXTS.stop}
            </button>
          )}
        </section>
      )}
    </>
  );
}

/** Tells a screen reader that a check has begun, how far it is in quarters, and that it is over. */
function Announced({ state: { check } }: { state: PaneState }) {
  const { progress, stopped, rows } = check;
  const [text, setText] = useState('');
  const last = useRef<number | null>(null);
  useEffect(() => {
    if (stopped) return;
    const quarter = progress === null ? null : Math.floor((progress.done / Math.max(1, progress.total)) * (100 / QUARTER));
    if (quarter === last.current) return;
    // A check is over when what it found is shown.
    if (progress === null && rows === 0) return;
    last.current = quarter;
    if (progress !== null && quarter !== null) setText(TEXTS.checkingPart(quarter * QUARTER, progress.total));
    else setText(TEXTS.checked(rows));
  }, [progress, stopped, rows]);
  return (
    <p class="dh-hidden" role="status">
      {text}
    </p>
  );
}
