import { PANE } from '@double-hundred/shared/message/pane';
import { loadTexts } from '@double-hundred/shared/message/reporting-load';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { FindingView } from '../app/pane-state.ts';
import { FormEnd } from './form-end.tsx';

const TEXTS = PANE.findings;

/** Where a cell is, as a button that goes there. */
export function Place({
  app,
  at,
}: {
  app: PaneApp;
  at: { row: number | null; cell: string; column: string; heading: string; rowName?: string };
}) {
  const { row } = at;
  const heading = at.heading === '' ? TEXTS.wholeRow : at.heading;
  if (row === null) return <span class="dh-place">{heading}</span>;
  return (
    <button
      class="dh-place dh-link"
      type="button"
      aria-label={`${TEXTS.jumpTo(at.cell)}，${heading}`}
      onClick={() => void app.jump(row, at.column)}
    >
      <b class="dh-cell">{at.cell}</b> {heading}
      {at.rowName !== undefined && at.rowName !== '' && <span class="dh-row-name"> · {at.rowName}</span>}
    </button>
  );
}

/** Whether the finding is about a row nobody has touched for long, which saying so settles. */
export function confirmable(finding: FindingView): boolean {
  return finding.settledBy === 'confirm';
}

export function FindingItem({ app, finding }: { app: PaneApp; finding: FindingView }) {
  const [writing, setWriting] = useState(false);
  const { choices, formerReason } = finding;
  // Where a value may mean several things, none of them is offered as the right one.
  const fix = choices === undefined ? finding.fix : undefined;
  return (
    <article class={`dh-finding dh-${finding.severity}`}>
      <Place app={app} at={finding} />
      <p class="dh-message">{finding.message}</p>
      <p class="dh-expected">{finding.expected}</p>
      {finding.reason !== undefined && !writing && <p class="dh-reason">{TEXTS.reasonGiven(finding.reason)}</p>}
      {finding.formerReason !== undefined && !writing && <p class="dh-reason">{TEXTS.formerReason(finding.formerReason)}</p>}
      {writing ? (
        <ReasonForm app={app} finding={finding} onClose={() => setWriting(false)} />
      ) : (
        <div class="dh-actions">
          {fix && (
            <button class="dh-button" type="button" onClick={() => void app.applyFixes([finding.id])}>
              {fix.value === null ? TEXTS.fixEmpty : TEXTS.fix(fix.text)}
            </button>
          )}
          {choices?.map((choice, place) => (
            <button key={choice.text} class="dh-button" type="button" onClick={() => void app.choose(finding.id, place)}>
              {choice.text}
            </button>
          ))}
          {confirmable(finding) && (
            <button class="dh-button" type="button" onClick={() => void app.confirmRows([finding.key])}>
              {loadTexts.pane.one}
            </button>
          )}
          {formerReason !== undefined && (
            <button class="dh-button" type="button" onClick={() => void app.explain(finding.key, finding.ruleId, formerReason)}>
              {TEXTS.keepReason}
            </button>
          )}
          {finding.severity === 'explain' && (
            <button class="dh-button" type="button" onClick={() => setWriting(true)}>
              {finding.reason === undefined ? TEXTS.why : TEXTS.changeReason}
            </button>
          )}
        </div>
      )}
    </article>
  );
}

function ReasonForm({ app, finding, onClose }: { app: PaneApp; finding: FindingView; onClose: () => void }) {
  const [reason, setReason] = useState(finding.reason ?? finding.formerReason ?? '');
  const [empty, setEmpty] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (reason.trim() === '') {
      setEmpty(true);
      return;
    }
    void app.explain(finding.key, finding.ruleId, reason.trim());
    onClose();
  };
  return (
    <form class="dh-reason-form" onSubmit={submit}>
      <label class="dh-field">
        <span>{TEXTS.reason}</span>
        <textarea
          class="dh-input"
          rows={2}
          maxLength={500}
          value={reason}
          placeholder={TEXTS.reasonHelp}
          ref={(element) => {
            if (element && element.dataset['focused'] === undefined) {
              element.dataset['focused'] = '';
              element.focus();
            }
          }}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <FormEnd missing={empty ? TEXTS.reasonEmpty : null} send={TEXTS.saveReason} cancel={TEXTS.cancel} onCancel={onClose} />
    </form>
  );
}
