import { REPORTING } from '@double-hundred/shared/message/reporting';
import { RULE_TITLES } from '@double-hundred/shared/message/rule-titles';
import type { RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { ReasonForm } from './reason-form.tsx';

const TEXTS = REPORTING.exemption;

/** Exemptions of one unit: what was asked and answered; the unit asks, the district office answers. */
export function Exemptions({ app, state, unitId }: { app: PaneApp; state: PaneState; unitId: string }) {
  const own = state.reporting.exemptions.filter((one) => one.unitId === unitId);
  const answers = state.user?.role === 'districtOffice';
  const asks = state.user?.unitId === unitId;
  if (own.length === 0 && !asks) return null;
  return (
    <details class="dh-card" open={answers && own.some((one) => one.state === 'asked')}>
      <summary>{TEXTS.title}</summary>
      <p class="dh-muted">{TEXTS.lead}</p>
      <ul class="dh-rows">
        {own.map((one) => (
          <ExemptionItem key={one.id} app={app} exemption={one} answers={answers} busy={state.reporting.loading} />
        ))}
      </ul>
      {asks && <AskExemption app={app} state={state} />}
    </details>
  );
}

function ExemptionItem({
  app,
  exemption,
  answers,
  busy,
}: {
  app: PaneApp;
  exemption: RuleExemption;
  answers: boolean;
  busy: boolean;
}) {
  const { id, ruleId, firstDay, lastDay, reason, by, state, answer } = exemption;
  const give = (granted: boolean) => (text: string) =>
    void app.report((reporting) => reporting.answerExemption(id, { granted, reason: text }));
  return (
    <li class="dh-result">
      <b>
        {ruleId} {RULE_TITLES[ruleId] ?? ''} · {TEXTS.states[state]}
      </b>
      <span class="dh-expected">{TEXTS.asked(by, reason)}</span>
      <span class="dh-muted">{TEXTS.days(firstDay, lastDay)}</span>
      {answer && <span class="dh-expected">{TEXTS.answered(answer.by, answer.reason)}</span>}
      {answers && state === 'asked' && (
        <div class="dh-actions">
          <ReasonForm
            label={TEXTS.grant}
            reasonLabel={REPORTING.grantReason}
            help={TEXTS.grantHelp}
            send={TEXTS.grant}
            busy={busy}
            onSend={give(true)}
          />
          <ReasonForm
            label={REPORTING.refuse}
            reasonLabel={REPORTING.grantReason}
            help={TEXTS.refuseHelp}
            send={REPORTING.refuse}
            busy={busy}
            onSend={give(false)}
          />
        </div>
      )}
    </li>
  );
}

function AskExemption({ app, state }: { app: PaneApp; state: PaneState }) {
  const fired = [
    ...new Map(state.check.groups.filter((group) => group.severity !== 'info').map((group) => [group.ruleId, group.title])),
  ];
  const [ruleId, setRuleId] = useState('');
  const chosen = ruleId === '' ? (fired[0]?.[0] ?? '') : ruleId;
  if (fired.length === 0) return <p class="dh-muted">{TEXTS.nothing}</p>;
  return (
    <ReasonForm
      label={TEXTS.ask}
      reasonLabel={REPORTING.askReason}
      help={TEXTS.askHelp}
      send={TEXTS.ask}
      busy={state.reporting.loading}
      onSend={(reason) => void app.report((reporting) => reporting.askExemption(chosen, reason))}
    >
      <label class="dh-field">
        <span>{TEXTS.rule}</span>
        <select class="dh-input" value={chosen} onChange={(event) => setRuleId(event.currentTarget.value)}>
          {fired.map(([id, title]) => (
            <option key={id} value={id}>
              {id} {title}
            </option>
          ))}
        </select>
      </label>
    </ReasonForm>
  );
}
