import { VERIFICATION_DESK } from '@double-hundred/shared/message/console/verification';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Claim, VerificationRecord } from '@double-hundred/shared/protocol/claims';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { VerificationRequest } from '@double-hundred/shared/protocol/totals';
import { useState } from 'preact/hooks';
import { timeText, yiText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ReasonForm } from '../ui/reason-form.tsx';
import { Refused } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { EvidenceList } from './evidence-list.tsx';

type Decision = VerificationRequest['decision'];

export interface ClaimDialogProps {
  readonly claim: Claim;
  readonly basis: 'verified' | 'official';
  onChanged(): void;
  onClose(): void;
}

/** A claim with its evidence and records, and the decision about it. */
export function ClaimDialog({ claim, basis, onChanged, onClose }: ClaimDialogProps) {
  const { calls } = useConsole();
  const unitName = useUnitName();
  const sending = useSending();
  const [state, setState] = useState(claim.state);
  const [told, setTold] = useState<string | null>(null);
  const [day, setDay] = useState<string>(claim.day);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const row = `/rows/${encodeURIComponent(claim.rowId)}`;
  const files = useAnswer<{ evidence: Evidence[] }>(`${row}/evidence`);
  const records = useAnswer<{ verifications: VerificationRecord[] }>(`${row}/verifications`);
  const decide = async (decision: Decision, ground: string): Promise<boolean> => {
    const { rowId, kind } = claim;
    const rests = decision === 'confirm' && chosen.size > 0 ? { evidence: [...chosen] } : {};
    const body = { rowId, kind, basis, decision, day, ground, ...rests };
    const done = await sending.run(() => calls.send<unknown>('POST', '/verifications', body));
    if (done === null) return false;
    setState(({ confirm: 'confirmed', refuse: 'refused', withdraw: 'waiting' } as const)[decision]);
    setTold(VERIFICATION_DESK.done[decision]);
    records.reload();
    onChanged();
    return true;
  };
  const open = state === 'waiting' || state === 'lapsed' || state === 'refused';
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog title={VERIFICATION_DESK.dialog(claim.projectName, ACHIEVEMENT_NAMES[claim.kind])} wide onClose={onClose}>
      <p>
        {VERIFICATION_DESK.claimed(unitName(claim.unitId), claim.day, yiText(claim.yuan))}
        <span class="mark">{VERIFICATION_DESK.states[state]}</span>
      </p>
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <Refused sending={sending} />
      {open &&
        claim.blocked.map((block) => (
          <p key={block.code} class="note">
            {block.detail}
          </p>
        ))}
      <EvidenceList path={`${row}/evidence`} files={files} chosen={chosen} onToggle={open ? toggle : null} />
      <div class="actions">
        {open && (
          <ReasonForm
            label={basis === 'official' ? VERIFICATION_DESK.confirmOfficial : VERIFICATION_DESK.confirm}
            reasonLabel={VERIFICATION_DESK.ground}
            help={VERIFICATION_DESK.groundHelp}
            send={basis === 'official' ? VERIFICATION_DESK.confirmOfficial : VERIFICATION_DESK.confirm}
            busy={sending.busy || claim.blocked.length > 0}
            primary
            onSend={(ground) => decide('confirm', ground)}
          >
            <label class="field">
              <span>{VERIFICATION_DESK.day}</span>
              <input type="date" required value={day} onInput={(event) => setDay(event.currentTarget.value)} />
            </label>
          </ReasonForm>
        )}
        {state !== 'refused' && (
          <ReasonForm
            label={VERIFICATION_DESK.refuse}
            reasonLabel={VERIFICATION_DESK.refuseReason}
            help={VERIFICATION_DESK.refuseHelp}
            send={VERIFICATION_DESK.refuse}
            busy={sending.busy}
            onSend={(ground) => decide('refuse', ground)}
          />
        )}
        {(state === 'confirmed' || state === 'refused') && (
          <ReasonForm
            label={VERIFICATION_DESK.withdraw}
            reasonLabel={VERIFICATION_DESK.refuseReason}
            help={VERIFICATION_DESK.withdrawHelp}
            send={VERIFICATION_DESK.withdraw}
            busy={sending.busy}
            onSend={(ground) => decide('withdraw', ground)}
          />
        )}
      </div>
      {(records.value?.verifications.length ?? 0) > 0 && (
        <section aria-label={VERIFICATION_DESK.records}>
          <h3>{VERIFICATION_DESK.records}</h3>
          <ol class="lines">
            {records.value?.verifications.map((record) => (
              <li key={`${record.at} ${record.kind} ${record.basis}`}>
                <span>
                  {ACHIEVEMENT_NAMES[record.kind]}　
                  {VERIFICATION_DESK.record(
                    BASIS_NAMES[record.basis],
                    VERIFICATION_DESK.decisions[record.decision],
                    record.by,
                    timeText(record.at),
                  )}
                </span>
                <span class="muted">{record.ground}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <details>
        <summary>{VERIFICATION_DESK.history}</summary>
        <Revisions row={{ rowId: claim.rowId, name: claim.projectName }} />
      </details>
    </Dialog>
  );
}
