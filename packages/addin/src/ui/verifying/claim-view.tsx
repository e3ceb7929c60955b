import { momentText } from '@double-hundred/shared/message/figure-text';
import { VERIFYING } from '@double-hundred/shared/message/verifying';
import { parseDay } from '@double-hundred/shared/kernel/day';
import { useState } from 'preact/hooks';
import { yiOf } from '../../app/figure-text.ts';
import { ownsRows } from '../../app/landing-tab.ts';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState, VerifyingView } from '../../app/pane-state.ts';
import { unitName } from '../field-text.ts';
import { ReasonForm } from '../reporting/reason-form.tsx';
import { CallState } from '../reporting/submission-parts.tsx';
import { ClaimChip } from './claim-chip.tsx';
import { EvidenceList } from './evidence-list.tsx';

type Open = NonNullable<VerifyingView['open']>;

/** One claim: what stands against it, its evidence, the decisions so far, and the next one. */
export function ClaimView({ app, state, open }: { app: PaneApp; state: PaneState; open: Open }) {
  const { claim } = open;
  const { loading, failure } = state.verifying;
  const decides = state.user?.role === 'districtOffice' || state.user?.role === 'inspector';
  const fills = state.user !== null && ownsRows(state.user);
  return (
    <section class="dh-section">
      <button class="dh-button dh-back" type="button" onClick={() => void app.verify((verifying) => verifying.close())}>
        ← {VERIFYING.back}
      </button>
      <p class="dh-big">{claim.projectName}</p>
      <p class="dh-muted">
        {unitName(state, claim.unitId)} · {VERIFYING.claimed(VERIFYING.kinds[claim.kind], claim.day)} ·{' '}
        {VERIFYING.amount(String(yiOf(claim.yuan)))}
      </p>
      <p class="dh-facts">
        <ClaimChip state={claim.state} />
      </p>
      {claim.blocked.length > 0 && (
        <div class="dh-note dh-note-warn">
          <b>{VERIFYING.blocked}</b>
          {claim.blocked.map(({ code, detail }) => (
            <p key={code}>{detail}</p>
          ))}
        </div>
      )}
      {claim.decision && claim.state !== 'waiting' && (
        <div class={`dh-note ${claim.state === 'refused' ? 'dh-note-bad' : ''}`}>
          <p>{claim.decision.ground}</p>
          <span class="dh-muted">{VERIFYING.decidedBy(claim.decision.by, momentText(Date.parse(claim.decision.at)))}</span>
        </div>
      )}
      <CallState loading={loading} failure={failure} />
      <EvidenceList
        app={app}
        evidence={open.evidence}
        busy={loading}
        upload={(file) => app.verify((verifying) => verifying.upload(file))}
        remove={(id, reason) => app.verify((verifying) => verifying.remove(id, reason))}
      />
      {fills && open.evidence.length > 0 && (
        <>
          <button
            class="dh-button dh-wide"
            type="button"
            disabled={loading}
            onClick={() => {
              const names = open.evidence.map(({ name }) => name);
              void app.nameEvidence(claim.rowId, names);
            }}
          >
            {VERIFYING.nameInSheet}
          </button>
          <p class="dh-muted">{VERIFYING.nameInSheetHelp}</p>
        </>
      )}
      {decides && <Decisions app={app} state={state} open={open} />}
      <Records open={open} />
    </section>
  );
}

function Decisions({ app, state, open }: { app: PaneApp; state: PaneState; open: Open }) {
  const { claim, evidence } = open;
  const { basis, loading } = state.verifying;
  const [day, setDay] = useState<string>(claim.day);
  const [rests, setRests] = useState<readonly string[]>([]);
  const take = (decision: 'confirm' | 'refuse' | 'withdraw') => (ground: string) => {
    const chosen = parseDay(day) ?? claim.day;
    void app.verify((verifying) => verifying.decide({ decision, ground, day: chosen, evidence: [...rests] }));
  };
  const confirmed = claim.state === 'confirmed';
  return (
    <div class="dh-actions">
      {!confirmed && claim.blocked.length === 0 && (
        <ReasonForm
          label={basis === 'official' ? VERIFYING.confirmOfficial : VERIFYING.confirm}
          reasonLabel={VERIFYING.ground}
          help={VERIFYING.groundHelp}
          send={basis === 'official' ? VERIFYING.confirmOfficial : VERIFYING.confirm}
          busy={loading}
          onSend={take('confirm')}
        >
          <label class="dh-field">
            <span>{VERIFYING.day}</span>
            <input class="dh-input" type="date" required value={day} onInput={(event) => setDay(event.currentTarget.value)} />
          </label>
          {evidence.length > 0 && (
            <fieldset class="dh-choices">
              <legend>{VERIFYING.restsOn}</legend>
              {evidence.map(({ id, name }) => (
                <label key={id} class="dh-choice">
                  <input
                    type="checkbox"
                    checked={rests.includes(id)}
                    onChange={(event) =>
                      setRests(event.currentTarget.checked ? [...rests, id] : rests.filter((other) => other !== id))
                    }
                  />
                  <span>{name}</span>
                </label>
              ))}
            </fieldset>
          )}
        </ReasonForm>
      )}
      {claim.state !== 'refused' && (
        <ReasonForm
          label={VERIFYING.refuse}
          reasonLabel={VERIFYING.refuseReason}
          help={VERIFYING.refuseHelp}
          send={VERIFYING.refuse}
          busy={loading}
          onSend={take('refuse')}
        />
      )}
      {(confirmed || claim.state === 'refused') && (
        <ReasonForm
          label={VERIFYING.withdraw}
          reasonLabel={VERIFYING.refuseReason}
          help={VERIFYING.withdrawHelp}
          send={VERIFYING.withdraw}
          busy={loading}
          onSend={take('withdraw')}
        />
      )}
    </div>
  );
}

function Records({ open }: { open: Open }) {
  const records = open.records.filter(({ kind }) => kind === open.claim.kind);
  if (records.length === 0) return null;
  return (
    <details class="dh-card">
      <summary>{VERIFYING.records}</summary>
      <ol class="dh-rows">
        {[...records].reverse().map((record) => (
          <li key={`${record.at} ${record.basis} ${record.decision}`} class="dh-result">
            <span>
              {VERIFYING.record(
                VERIFYING.decisions[record.decision],
                VERIFYING.bases[record.basis],
                record.by,
                momentText(Date.parse(record.at)),
              )}
            </span>
            <span class="dh-expected">{record.ground}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
