import { momentText } from '@double-hundred/shared/message/figure-text';
import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import type { CloseOut } from '@double-hundred/shared/protocol/close-outs';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { ReasonForm } from '../reporting/reason-form.tsx';
import { FilesOfOne } from './files-of-one.tsx';

/** One issue of the unit: where it stands, why it was sent back or opened again, and the application to close it off. */
export function IssueItem({ app, state, issue }: { app: PaneApp; state: PaneState; issue: CloseOut }) {
  const last = issue.decisions.at(-1);
  const asks = issue.state === 'open' || issue.state === 'reopened';
  const facts = [
    issue.project,
    INSPECTING.issueStates[issue.state],
    INSPECTING.responsible(issue.responsiblePerson),
    issue.overdueDays > 0 ? INSPECTING.overdue(issue.overdueDays) : issue.dueDay === null ? '' : INSPECTING.due(issue.dueDay),
    issue.reopenedCount > 0 ? INSPECTING.reopenings(issue.reopenedCount) : '',
  ].filter((fact) => fact !== '');
  return (
    <li class={`dh-result ${issue.overdueDays > 0 || issue.state === 'reopened' ? 'dh-warn' : ''}`}>
      <b>{issue.problem}</b>
      <span class="dh-muted">{facts.join(' · ')}</span>
      {last !== undefined && issue.state !== 'applied' && (
        <div class={`dh-note ${asks ? 'dh-note-bad' : ''}`}>
          <p>{last.ground}</p>
          <span class="dh-muted">{INSPECTING.decided[last.decision](last.verifier, momentText(Date.parse(last.at)))}</span>
        </div>
      )}
      <div class="dh-actions">
        {asks && (
          <ReasonForm
            label={INSPECTING.apply}
            reasonLabel={INSPECTING.applyLabel}
            help={INSPECTING.applyHelp}
            send={INSPECTING.apply}
            busy={state.inspecting.loading}
            onSend={(progress) => void app.inspect((inspecting) => inspecting.apply(issue.rowId, progress))}
          />
        )}
        <FilesOfOne app={app} state={state} what={{ of: 'issue', id: issue.rowId }} count={null} />
      </div>
    </li>
  );
}
