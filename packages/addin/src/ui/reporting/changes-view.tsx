import { momentText } from '@double-hundred/shared/message/figure-text';
import { PANE } from '@double-hundred/shared/message/pane';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { SubmissionChanges } from '@double-hundred/shared/protocol/submissions';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { headingOf, plainText } from '../field-text.ts';

/** What was changed since the approval, row by row and column by column. */
export function ChangesView({ app, state, changes }: { app: PaneApp; state: PaneState; changes: SubmissionChanges }) {
  return (
    <section class="dh-section">
      <button class="dh-button dh-back" type="button" onClick={() => void app.report((reporting) => reporting.closeChanges())}>
        ← {REPORTING.back}
      </button>
      <h2 class="dh-heading">{REPORTING.changesTitle}</h2>
      {changes.at !== null && <p class="dh-muted">{REPORTING.changesLead(momentText(Date.parse(changes.at)))}</p>}
      {changes.changes.length === 0 && <p>{REPORTING.noChanges}</p>}
      <ul class="dh-rows">
        {changes.changes.map((row) => (
          <li key={row.rowId} class="dh-result">
            <b>
              {row.name}
              {row.kind === 'added' && `（${REPORTING.added}）`}
              {row.kind === 'deleted' && `（${REPORTING.deleted}）`}
            </b>
            {Object.entries(row.changed).map(([key, { from, to }]) => (
              <span key={key} class="dh-expected">
                {row.kind === 'changed'
                  ? REPORTING.change(headingOf(state, key), plainText(state, key, from), plainText(state, key, to))
                  : PANE.totals.value(headingOf(state, key), plainText(state, key, row.kind === 'added' ? to : from))}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
