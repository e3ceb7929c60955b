import { loadTexts } from '@double-hundred/shared/message/reporting-load';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState, UnchangedView } from '../app/pane-state.ts';

const TEXTS = loadTexts.pane;
const ROWS_SHOWN = 300;

/** 零报告: confirms all rows or chosen ones as they stand. */
export function ConfirmSection({ app, state }: { app: PaneApp; state: PaneState }) {
  const [rows, setRows] = useState<readonly UnchangedView[] | null>(null);
  const { unchanged, running } = state.sending;
  return (
    <section class="dh-section">
      <h2 class="dh-heading">{TEXTS.title}</h2>
      <p class="dh-expected">{unchanged === 0 ? TEXTS.none : TEXTS.lead(unchanged)}</p>
      {unchanged > 0 && (
        <>
          <button class="dh-button dh-wide" type="button" disabled={running !== null} onClick={() => void app.confirmRows('all')}>
            {TEXTS.all(unchanged)}
          </button>
          <details class="dh-card" onToggle={(event) => setRows(event.currentTarget.open ? app.unchangedRows() : null)}>
            <summary>{TEXTS.choose}</summary>
            {rows && <Choice app={app} rows={rows} onDone={() => setRows(app.unchangedRows())} />}
          </details>
        </>
      )}
    </section>
  );
}

function Choice({ app, rows, onDone }: { app: PaneApp; rows: readonly UnchangedView[]; onDone: () => void }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (rowId: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(rowId);
    else next.delete(rowId);
    setChosen(next);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setChosen(new Set());
        void app.confirmRows([...chosen]).then(onDone);
      }}
    >
      <ul class="dh-rows">
        {rows.slice(0, ROWS_SHOWN).map(({ rowId, rowName, day }) => (
          <li key={rowId}>
            <label class="dh-check">
              <input
                type="checkbox"
                checked={chosen.has(rowId)}
                onChange={(event) => toggle(rowId, event.currentTarget.checked)}
              />
              <span>{TEXTS.row(rowName, day)}</span>
            </label>
          </li>
        ))}
      </ul>
      {rows.length > ROWS_SHOWN && <p class="dh-muted">{TEXTS.more(rows.length - ROWS_SHOWN)}</p>}
      <button class="dh-button dh-wide" type="submit" disabled={chosen.size === 0}>
        {chosen.size === 0 ? TEXTS.someNone : TEXTS.some(chosen.size)}
      </button>
    </form>
  );
}
