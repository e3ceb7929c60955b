import { ownsRows } from '../../app/landing-tab.ts';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { ChangesView } from './changes-view.tsx';
import { OfficeReporting } from './office-reporting.tsx';
import { UnitReporting } from './unit-reporting.tsx';
import './reporting.css';

/** The reporting cycle: a unit's own submission, or the office's list of all units. */
export function ReportingTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const { changes, answer } = state.reporting;
  if (changes && answer) return <ChangesView app={app} state={state} changes={changes} />;
  return state.user && ownsRows(state.user) ? (
    <UnitReporting app={app} state={state} />
  ) : (
    <OfficeReporting app={app} state={state} />
  );
}
