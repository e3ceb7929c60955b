import { PANE } from '@double-hundred/shared/message/pane';
import type { PaneApp } from '../app/pane-app.ts';
import type { ConflictView, PaneState } from '../app/pane-state.ts';

const TEXTS = PANE.conflicts;

/** Mine and theirs side by side, a choice for each field, sent together. */
export function ConflictsTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const { conflicts } = state;
  const chosen = conflicts.filter((conflict) => conflict.choice !== null).length;
  if (conflicts.length === 0) return <p class="dh-lead">{TEXTS.none}</p>;
  return (
    <>
      <p class="dh-lead">{TEXTS.lead}</p>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} app={app} conflict={conflict} />
      ))}
      <div class="dh-sticky">
        <button
          class="dh-button dh-primary dh-wide"
          type="button"
          disabled={chosen === 0 || state.sending.running !== null}
          onClick={() => void app.resolveConflicts()}
        >
          {chosen === 0 ? TEXTS.submitNone : TEXTS.submit(chosen)}
        </button>
      </div>
    </>
  );
}

function Conflict({ app, conflict }: { app: PaneApp; conflict: ConflictView }) {
  const { row } = conflict;
  const side = (which: 'mine' | 'server', label: string, text: string, note: string) => (
    <label class="dh-side">
      <span class="dh-side-label">
        <input
          type="radio"
          name={conflict.id}
          checked={conflict.choice === which}
          onChange={() => app.chooseSide(conflict.id, which)}
        />
        {label}
      </span>
      <span class="dh-side-value">{text}</span>
      {note !== '' && <span class="dh-muted">{note}</span>}
    </label>
  );
  return (
    <fieldset class="dh-conflict">
      <legend>
        {conflict.heading} · {conflict.rowName}
      </legend>
      {row !== null && (
        <button class="dh-link" type="button" onClick={() => void app.jump(row, conflict.field)}>
          {PANE.findings.row(row)} {PANE.findings.jump}
        </button>
      )}
      <div class="dh-sides">
        {side('mine', TEXTS.mine, conflict.mineText, '')}
        {side('server', TEXTS.server, conflict.serverText, TEXTS.by(conflict.by, conflict.at))}
      </div>
    </fieldset>
  );
}
