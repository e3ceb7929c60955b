import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import { useState } from 'preact/hooks';
import { fragmentOf } from '../app/route.ts';
import { timeText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ReasonForm } from '../ui/reason-form.tsx';
import { Refused } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { EvidenceList } from '../verification/evidence-list.tsx';
import { InspectionChip } from './inspection-chip.tsx';

const TEXTS = INSPECTIONS_DESK.record;
const NOTHING_CHOSEN: ReadonlySet<string> = new Set();

export interface InspectionDialogProps {
  readonly inspection: Inspection;
  onChanged(): void;
  onClose(): void;
}

/** One inspection: what was found and demanded, what became of it, photos, and the next look. */
export function InspectionDialog({ inspection, onChanged, onClose }: InspectionDialogProps) {
  const unitName = useUnitName();
  const path = `/inspections/${encodeURIComponent(inspection.id)}/evidence`;
  const files = useAnswer<{ evidence: Evidence[] }>(path);
  const about = inspection.name ?? unitName(inspection.unit);
  return (
    <Dialog title={TEXTS.title(about, inspection.day)} wide onClose={onClose}>
      <p class="actions">
        <span>{unitName(inspection.unit)}</span>
        <InspectionChip inspection={inspection} />
        <span class="muted">{inspection.team}</span>
        <span class="muted">{TEXTS.by(inspection.by, timeText(inspection.at))}</span>
      </p>
      <p class="words">{inspection.found}</p>
      {inspection.demand !== undefined && (
        <p class="note">
          {inspection.demand}
          {inspection.dueDay !== undefined && <b> {INSPECTIONS_DESK.due(inspection.dueDay)}</b>}
        </p>
      )}
      {inspection.linkedIssue !== null && (
        <p>
          {TEXTS.linked(inspection.linkedIssue.problem, INSPECTIONS_DESK.closeOut.states[inspection.linkedIssue.state])}{' '}
          <a href={fragmentOf({ page: 'inspections', part: 'closeOuts', query: { row: inspection.linkedIssue.rowId } })}>
            {TEXTS.seeIssue}
          </a>
        </p>
      )}
      <Steps inspection={inspection} />
      {inspection.linkedIssue === null && inspection.demand !== undefined && (
        <FollowUp inspection={inspection} onChanged={onChanged} />
      )}
      <EvidenceList path={path} title={TEXTS.files} files={files} chosen={NOTHING_CHOSEN} onToggle={null} />
      {inspection.rowId !== undefined && (
        <details>
          <summary>{TEXTS.rows}</summary>
          <Revisions row={{ rowId: inspection.rowId, name: about }} />
        </details>
      )}
    </Dialog>
  );
}

function Steps({ inspection: { steps } }: { inspection: Inspection }) {
  if (steps.length === 0) return null;
  return (
    <section aria-label={TEXTS.steps}>
      <h3>{TEXTS.steps}</h3>
      <ol class="lines">
        {steps.map((step) => (
          <li key={step.at}>
            <span>{TEXTS.step(TEXTS.stepNames[step.step], step.by, timeText(step.at))}</span>
            <span class="muted">
              {step.text}
              {step.dueDay !== undefined && `　${TEXTS.newDue(step.dueDay)}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function FollowUp({ inspection, onChanged }: Omit<InspectionDialogProps, 'onClose'>) {
  const { calls } = useConsole();
  const sending = useSending();
  const [dueDay, setDueDay] = useState('');
  const [told, setTold] = useState(false);
  const keep = async (rectified: boolean, text: string): Promise<boolean> => {
    const body = { rectified, text, ...(rectified || dueDay === '' ? {} : { dueDay }) };
    const path = `/inspections/${encodeURIComponent(inspection.id)}/follow-ups`;
    const kept = await sending.run(() => calls.send<Inspection>('POST', path, body));
    setTold(kept !== null);
    if (kept === null) return false;
    onChanged();
    return true;
  };
  return (
    <>
      {told && (
        <p class="done" role="status">
          {TEXTS.done}
        </p>
      )}
      <Refused sending={sending} />
      <div class="actions">
        {inspection.state !== 'rectified' && (
          <ReasonForm
            label={TEXTS.rectified}
            reasonLabel={TEXTS.looked}
            help={TEXTS.rectifiedHelp}
            send={TEXTS.rectified}
            busy={sending.busy}
            primary
            onSend={(text) => keep(true, text)}
          />
        )}
        <ReasonForm
          label={TEXTS.notYet}
          reasonLabel={TEXTS.looked}
          help={TEXTS.notYetHelp}
          send={TEXTS.notYet}
          busy={sending.busy}
          onSend={(text) => keep(false, text)}
        >
          <label class="field">
            <span>{TEXTS.newDueDay}</span>
            <input type="date" value={dueDay} onInput={(event) => setDueDay(event.currentTarget.value)} />
          </label>
        </ReasonForm>
      </div>
    </>
  );
}
