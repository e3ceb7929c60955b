import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { RULE_STATE_NAMES, ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleAnswer, RuleChange, RulesResponse } from '@double-hundred/shared/protocol/rules';
import { RULE_STATES, type RuleState } from '@double-hundred/shared/rule/rule-life';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { ReasonForm } from '../ui/reason-form.tsx';
import { Refused, Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { Choice } from '../ui/choice.tsx';

const SEVERITIES = ['error', 'explain', 'info'] as const;

/** The rules of each ledger in their life: drafted, on trial, in force, retired. */
export function RulesDesk() {
  const { route, go } = useConsole();
  const answer = useAnswer<RulesResponse>('/rules');
  const ledgers = answer.value?.ledgers ?? [];
  const open = ledgers.find(({ ledger }) => ledger === route.query['ledger']) ?? ledgers[0];
  return (
    <Section title={SETTINGS.parts.rules} note={open && ruleTexts.version(open.rulesVersion)}>
      <p class="muted">{ruleTexts.lead}</p>
      <Waiting of={answer} />
      {open !== undefined && (
        <>
          <form class="controls filter" aria-label={SETTINGS.cycles.ledger}>
            <Choice
              label={SETTINGS.cycles.ledger}
              value={open.ledger}
              options={ledgers.map(({ ledger, title }) => [ledger, title] as const)}
              onChange={(ledger) => go({ query: { ...route.query, ledger } })}
            />
          </form>
          <ul class="rules">
            {open.rules.map((rule) => (
              <Rule key={`${open.ledger} ${rule.ruleId}`} ledger={open.ledger} rule={rule} onChanged={answer.reload} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Rule({ ledger, rule, onChanged }: { ledger: string; rule: RuleAnswer; onChanged: () => void }) {
  const { calls } = useConsole();
  const sending = useSending();
  const [state, setState] = useState<RuleState>(rule.state);
  const [severity, setSeverity] = useState<string>(rule.severity ?? '');
  const [told, setTold] = useState<string | null>(null);
  const change = async (note: string): Promise<boolean> => {
    const chosen = SEVERITIES.find((each) => each === severity) ?? null;
    const body: RuleChange = {
      note,
      ...(state === rule.state ? {} : { state }),
      ...(chosen === rule.severity ? {} : { severity: chosen }),
    };
    const path = `/rules/${encodeURIComponent(ledger)}/${encodeURIComponent(rule.ruleId)}`;
    const kept = await sending.run(() => calls.send<RuleAnswer>('PUT', path, body));
    if (kept === null) return false;
    setTold(ruleTexts.saved(rule.title, RULE_STATE_NAMES[kept.state]));
    onChanged();
    return true;
  };
  return (
    <li class="rule">
      <div>
        <b>{rule.ruleId}</b> {rule.title}
        <span class={rule.state === 'inForce' ? 'mark good' : 'mark'}>{RULE_STATE_NAMES[rule.state]}</span>
        <p class="muted">
          {rule.severities.map((each) => ruleTexts.severities[rule.severity ?? each]).join('、')}
          {rule.rows > 0 && `　${ruleTexts.rows(rule.rows)}`}
          {rule.by !== null && `　${ruleTexts.set(rule.by, (rule.at ?? '').slice(0, 10), rule.note ?? '')}`}
        </p>
      </div>
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <Refused sending={sending} />
      <ReasonForm
        label={ruleTexts.change}
        reasonLabel={ruleTexts.note}
        help={ruleTexts.noteHelp}
        send={ruleTexts.save}
        busy={sending.busy}
        onSend={change}
      >
        <div class="actions">
          <Choice
            label={ruleTexts.state}
            value={state}
            options={RULE_STATES.map((each) => [each, RULE_STATE_NAMES[each]] as const)}
            onChange={(value) => setState(RULE_STATES.find((each) => each === value) ?? state)}
          />
          <Choice
            label={ruleTexts.severity}
            value={severity}
            options={[['', ruleTexts.byDefinition], ...SEVERITIES.map((each) => [each, ruleTexts.severities[each]] as const)]}
            onChange={setSeverity}
          />
        </div>
      </ReasonForm>
    </li>
  );
}
