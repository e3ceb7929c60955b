import { addDays } from '@double-hundred/shared/kernel/day';
import { SUBMISSIONS_DESK } from '@double-hundred/shared/message/console/submissions';
import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { StepRequest, SubmissionAnswer } from '@double-hundred/shared/protocol/submissions';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { ReasonForm } from '../ui/reason-form.tsx';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';

const PATHS = {
  return: 'return',
  approve: 'approve',
  lock: 'lock',
  grantReopen: 'grant-reopening',
  refuseReopen: 'refuse-reopening',
} as const;
type OfficeStep = keyof typeof PATHS;

/** The steps the office can take now: approve, return with reasons, lock, grant or refuse a reopening. */
export function OfficeSteps({ submission, onDone }: { submission: SubmissionAnswer; onDone: () => void }) {
  const { calls } = useConsole();
  const sending = useSending();
  const [told, setTold] = useState<string | null>(null);
  const { unitId: unit, ledger, period, state, asked } = submission;
  const take = async (step: OfficeStep, detail: Partial<StepRequest> = {}): Promise<boolean> => {
    const request: StepRequest = { unit, ledger, period: period.id, ...detail };
    const done = await sending.run(() => calls.send<SubmissionAnswer>('POST', `/submission/${PATHS[step]}`, request));
    setTold(done === null ? null : REPORTING.done[step]);
    if (done !== null) onDone();
    return done !== null;
  };
  const changed = (submission.changedSinceApproval ?? 0) > 0;
  const mayApprove = state === 'submitted' || (state === 'approved' && changed);
  return (
    <div class="form">
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <Refused sending={sending} />
      {asked !== null && (
        <p class="note">
          {REPORTING.askReopen}：{asked.reason}（{asked.rows === null ? REPORTING.askAll : REPORTING.rowsScope(asked.rows.length)}
          ）
        </p>
      )}
      <div class="actions">
        {mayApprove && (
          <button type="button" class="button primary" disabled={sending.busy} onClick={() => void take('approve')}>
            {REPORTING.accept}
          </button>
        )}
        {state === 'approved' && !changed && (
          <button type="button" class="button primary" disabled={sending.busy} onClick={() => void take('lock')}>
            {REPORTING.lock}
          </button>
        )}
        {(state === 'submitted' || state === 'approved') && (
          <Returning submission={submission} busy={sending.busy} onSend={(detail) => take('return', detail)} />
        )}
        {(state === 'locked' || state === 'reopened') && (
          <Granting busy={sending.busy} onSend={(detail) => take('grantReopen', detail)} />
        )}
        {asked !== null && (
          <ReasonForm
            label={REPORTING.refuse}
            reasonLabel={REPORTING.grantReason}
            send={REPORTING.refuse}
            busy={sending.busy}
            onSend={(reason) => take('refuseReopen', { reason })}
          />
        )}
      </div>
      {state === 'locked' && asked === null && <p class="muted">{SUBMISSIONS_DESK.lockedHint}</p>}
    </div>
  );
}

interface StepForm {
  readonly busy: boolean;
  onSend(detail: Partial<StepRequest>): Promise<boolean>;
}

function Returning({ submission, busy, onSend }: StepForm & { submission: SubmissionAnswer }) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const rowReasons = Object.entries(reasons).flatMap(([rowId, reason]) =>
    reason.trim() === '' ? [] : [{ rowId, reason: reason.trim() }],
  );
  return (
    <ReasonForm
      label={REPORTING.return}
      reasonLabel={REPORTING.returnReason}
      help={REPORTING.returnReasonHelp}
      send={REPORTING.returnSend}
      busy={busy}
      onSend={(reason) => onSend({ reason, rowReasons })}
    >
      <details>
        <summary>{REPORTING.returnRows}</summary>
        <div class="form row-reasons">
          {submission.rows.map(({ rowId, name }) => (
            <label key={rowId} class="field">
              <span>{name}</span>
              <input
                maxLength={500}
                value={reasons[rowId] ?? ''}
                onInput={(event) => {
                  const text = event.currentTarget.value;
                  setReasons((before) => ({ ...before, [rowId]: text }));
                }}
              />
            </label>
          ))}
        </div>
      </details>
    </ReasonForm>
  );
}

function Granting({ busy, onSend }: StepForm) {
  const { today } = useConsole();
  const [until, setUntil] = useState(() => `${addDays(today, 1)}T17:00`);
  return (
    <ReasonForm
      label={REPORTING.grant}
      reasonLabel={REPORTING.grantReason}
      help={REPORTING.grantReasonHelp}
      send={REPORTING.grantSend}
      busy={busy}
      onSend={(reason) => onSend({ reason, until: `${until}:00+08:00` })}
    >
      <label class="field">
        <span>{REPORTING.grantUntil}</span>
        <input type="datetime-local" required value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
      </label>
    </ReasonForm>
  );
}
