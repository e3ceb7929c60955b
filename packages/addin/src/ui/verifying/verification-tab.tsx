import { CLOSING_OUT } from '@double-hundred/shared/message/closing-out';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import '../reporting/reporting.css';
import { ClaimsView } from './claims-view.tsx';
import { CloseOutsView } from './close-outs-view.tsx';

/** The desk of inspectors and the district office: claims to verify, and issues to close off. */
export function VerificationTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const [issues, setIssues] = useState(false);
  return (
    <>
      <div class="dh-switch">
        <button class="dh-button" type="button" aria-pressed={!issues} onClick={() => setIssues(false)}>
          {CLOSING_OUT.claims}
        </button>
        <button
          class="dh-button"
          type="button"
          aria-pressed={issues}
          onClick={() => {
            setIssues(true);
            void app.closeOff((closing) => closing.load());
          }}
        >
          {CLOSING_OUT.title}
        </button>
      </div>
      {issues ? <CloseOutsView app={app} state={state} /> : <ClaimsView app={app} state={state} />}
    </>
  );
}
