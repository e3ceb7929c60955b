import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import type { CloseOut } from '@double-hundred/shared/protocol/close-outs';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { CallState } from '../reporting/submission-parts.tsx';
import { InspectionItem } from './inspection-item.tsx';
import { IssueItem } from './issue-item.tsx';

const FIRST: Readonly<Record<CloseOut['state'], number>> = { reopened: 0, open: 1, applied: 2, closed: 3 };

/** What inspectors found and demand of the unit, and its issues on their way out of the list. */
export function InspectionsView({ app, state }: { app: PaneApp; state: PaneState }) {
  const { inspections, closeOuts, loading, failure } = state.inspecting;
  const waiting = inspections.filter(waits).sort((left, right) => right.overdueDays - left.overdueDays);
  const past = inspections.filter((inspection) => !waits(inspection));
  const open = closeOuts
    .filter((issue) => issue.state !== 'closed')
    .sort((left, right) => FIRST[left.state] - FIRST[right.state]);
  const closed = closeOuts.filter((issue) => issue.state === 'closed');
  return (
    <section class="dh-section">
      <CallState loading={loading} failure={failure} />
      <h2 class="dh-heading">{INSPECTING.demands}</h2>
      {waiting.length === 0 && <p class="dh-muted">{INSPECTING.noDemands}</p>}
      <Inspections app={app} state={state} inspections={waiting} />
      {past.length > 0 && (
        <details class="dh-card">
          <summary>{INSPECTING.past(past.length)}</summary>
          <Inspections app={app} state={state} inspections={past} />
        </details>
      )}
      <h2 class="dh-heading">{INSPECTING.issues}</h2>
      {open.length === 0 && <p class="dh-muted">{INSPECTING.noIssues}</p>}
      <Issues app={app} state={state} issues={open} />
      {closed.length > 0 && (
        <details class="dh-card">
          <summary>{INSPECTING.closed(closed.length)}</summary>
          <Issues app={app} state={state} issues={closed} />
        </details>
      )}
    </section>
  );
}

function waits({ state }: Inspection): boolean {
  return state === 'open' || state === 'replied';
}

interface Ground {
  readonly app: PaneApp;
  readonly state: PaneState;
}

function Inspections({ app, state, inspections }: Ground & { inspections: readonly Inspection[] }) {
  return (
    <ul class="dh-rows">
      {inspections.map((inspection) => (
        <InspectionItem key={inspection.id} app={app} state={state} inspection={inspection} />
      ))}
    </ul>
  );
}

function Issues({ app, state, issues }: Ground & { issues: readonly CloseOut[] }) {
  return (
    <ul class="dh-rows">
      {issues.map((issue) => (
        <IssueItem key={issue.rowId} app={app} state={state} issue={issue} />
      ))}
    </ul>
  );
}
