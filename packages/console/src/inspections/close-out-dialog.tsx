import type { CloseOutDecision } from '@double-hundred/shared/inspection/close-out';
import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { CloseOut, CloseOutRecord } from '@double-hundred/shared/protocol/close-outs';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import { useState } from 'preact/hooks';
import { timeText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Refused } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { EvidenceList } from '../verification/evidence-list.tsx';
import { VerifiedReasonForm } from './verified-reason-form.tsx';

const TEXTS = INSPECTIONS_DESK.closeOut;
const NOTHING_CHOSEN: ReadonlySet<string> = new Set();

export interface CloseOutDialogProps {
  readonly issue: CloseOut;
  onChanged(): void;
  onClose(): void;
}

/** One issue: who applied and with what, the decisions so far, and the next one by another person. */
export function CloseOutDialog({ issue, onChanged, onClose }: CloseOutDialogProps) {
  const unitName = useUnitName();
  const row = `/rows/${encodeURIComponent(issue.rowId)}`;
  const files = useAnswer<{ evidence: Evidence[] }>(`${row}/evidence`);
  return (
    <Dialog title={issue.problem} wide onClose={onClose}>
      <p class="actions">
        <span>
          {unitName(issue.unitId)}　{issue.project}　{issue.category}
        </span>
        <span class={`mark flush ${issue.state === 'closed' ? 'good' : ''}`}>{TEXTS.states[issue.state]}</span>
        {issue.overdueDays > 0 && <span class="mark warn flush">{INSPECTIONS_DESK.overdue(issue.overdueDays)}</span>}
        {issue.reopenedCount > 0 && <span class="mark warn flush">{TEXTS.reopened(issue.reopenedCount)}</span>}
      </p>
      <dl class="facts">
        <dt>{TEXTS.head.responsible}</dt>
        <dd>{issue.responsiblePerson}</dd>
        <dt>{TEXTS.head.due}</dt>
        <dd>{issue.dueDay ?? '—'}</dd>
        <dt>{TEXTS.progress}</dt>
        <dd>{issue.progress || '—'}</dd>
      </dl>
      {issue.state === 'applied' && issue.appliedBy !== null && (
        <p class="note">{TEXTS.applied(issue.appliedBy, timeText(issue.appliedAt ?? ''))}</p>
      )}
      <Decisions issue={issue} onChanged={onChanged} />
      {issue.decisions.length > 0 && (
        <section aria-label={TEXTS.records}>
          <h3>{TEXTS.records}</h3>
          <ol class="lines">
            {issue.decisions.map((record) => (
              <li key={record.rev}>
                <span>{TEXTS.recordOf(TEXTS.decide[record.decision], record.verifier, record.by, timeText(record.at))}</span>
                <span class="muted">{record.ground}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <EvidenceList path={`${row}/evidence`} title={TEXTS.evidence} files={files} chosen={NOTHING_CHOSEN} onToggle={null} />
      <details>
        <summary>{TEXTS.history}</summary>
        <Revisions row={{ rowId: issue.rowId, name: issue.problem }} />
      </details>
    </Dialog>
  );
}

function Decisions({ issue, onChanged }: Omit<CloseOutDialogProps, 'onClose'>) {
  const { calls } = useConsole();
  const sending = useSending();
  const [verifier, setVerifier] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const decide = async (decision: CloseOutDecision, ground: string): Promise<boolean> => {
    const body = { rowId: issue.rowId, decision, verifier, ground };
    const kept = await sending.run(() => calls.send<CloseOutRecord>('POST', '/close-outs', body));
    if (kept === null) return false;
    setTold(TEXTS.done[decision]);
    onChanged();
    return true;
  };
  const choices: readonly CloseOutDecision[] =
    issue.state === 'applied' ? ['close', 'reject'] : issue.state === 'closed' ? ['reopen'] : [];
  return (
    <>
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <Refused sending={sending} />
      <div class="actions">
        {choices.map((decision) => (
          <VerifiedReasonForm
            key={decision}
            label={TEXTS.decide[decision]}
            texts={{ found: TEXTS.ground, verifier: TEXTS.verifier, verifierHelp: TEXTS.verifierHelp }}
            help={TEXTS.grounds[decision]}
            send={TEXTS.decide[decision]}
            busy={sending.busy}
            primary={decision === 'close'}
            verifier={verifier}
            onVerifier={setVerifier}
            onSend={(ground) => decide(decision, ground)}
          />
        ))}
      </div>
    </>
  );
}
