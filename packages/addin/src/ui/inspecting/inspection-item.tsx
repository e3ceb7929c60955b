import { momentText } from '@double-hundred/shared/message/figure-text';
import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { ReasonForm } from '../reporting/reason-form.tsx';
import { FilesOfOne } from './files-of-one.tsx';

/** One inspection: what was found and demanded until when, what was answered, and the next answer. */
export function InspectionItem({ app, state, inspection }: { app: PaneApp; state: PaneState; inspection: Inspection }) {
  const { overdueDays, dueDay, linkedIssue } = inspection;
  const waits = inspection.state === 'open' || inspection.state === 'replied';
  return (
    <li class={`dh-result ${overdueDays > 0 ? 'dh-warn' : ''}`}>
      <b>{inspection.name ?? INSPECTING.wholeUnit}</b>
      <span class="dh-muted">
        {INSPECTING.facts(inspection.day, inspection.team)} · {INSPECTING.states[inspection.state]}
      </span>
      <span>{inspection.found}</span>
      {inspection.demand !== undefined && (
        <div class={`dh-note ${overdueDays > 0 ? 'dh-note-bad' : waits ? 'dh-note-warn' : ''}`}>
          <p>{inspection.demand}</p>
          <b>
            {dueDay !== undefined && INSPECTING.due(dueDay)}
            {overdueDays > 0 && ` · ${INSPECTING.overdue(overdueDays)}`}
          </b>
        </div>
      )}
      {linkedIssue !== null && waits && <p class="dh-expected">{INSPECTING.linked(linkedIssue.problem)}</p>}
      {inspection.steps.map((step) => (
        <p key={step.at} class="dh-expected">
          {step.text}
          {step.dueDay !== undefined && ` ${INSPECTING.newDue(step.dueDay)}`}
          <br />
          <span class="dh-muted">{INSPECTING.step(INSPECTING.steps[step.step], step.by, momentText(Date.parse(step.at)))}</span>
        </p>
      ))}
      <div class="dh-actions">
        {waits && linkedIssue === null && (
          <ReasonForm
            label={INSPECTING.reply}
            reasonLabel={INSPECTING.replyLabel}
            help={INSPECTING.replyHelp}
            send={INSPECTING.replySend}
            busy={state.inspecting.loading}
            onSend={(text) => void app.inspect((inspecting) => inspecting.reply(inspection.id, text))}
          />
        )}
        <FilesOfOne app={app} state={state} what={{ of: 'inspection', id: inspection.id }} count={inspection.files} />
      </div>
    </li>
  );
}
