import { VERIFYING } from '@double-hundred/shared/message/verifying';
import { useState } from 'preact/hooks';
import { ownsRows } from '../../app/landing-tab.ts';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { ClaimsView } from '../verifying/claims-view.tsx';
import { ChangesView } from './changes-view.tsx';
import { OfficeReporting } from './office-reporting.tsx';
import { UnitReporting } from './unit-reporting.tsx';
import './reporting.css';

/** The reporting cycle: a unit's own submission and its claims, or the office's list of all units. */
export function ReportingTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const { changes, answer } = state.reporting;
  if (changes && answer) return <ChangesView app={app} state={state} changes={changes} />;
  return state.user && ownsRows(state.user) ? <OwnUnit app={app} state={state} /> : <OfficeReporting app={app} state={state} />;
}

function OwnUnit({ app, state }: { app: PaneApp; state: PaneState }) {
  const [claims, setClaims] = useState(false);
  return (
    <>
      <div class="dh-switch">
        <button class="dh-button" type="button" aria-pressed={!claims} onClick={() => setClaims(false)}>
          {VERIFYING.cycle}
        </button>
        <button
          class="dh-button"
          type="button"
          aria-pressed={claims}
          onClick={() => {
            setClaims(true);
            void app.verify((verifying) => verifying.load());
          }}
        >
          {VERIFYING.title}
        </button>
      </div>
      {claims ? <ClaimsView app={app} state={state} /> : <UnitReporting app={app} state={state} />}
    </>
  );
}
