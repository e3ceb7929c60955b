import { type Day, shanghaiDay } from '@double-hundred/shared/kernel/day';
import { RULE_STATE_NAMES, ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { Recheck, RuleAnswer } from '@double-hundred/shared/protocol/rules';
import { LIFE_DAYS } from '@double-hundred/shared/rule/rule-entry';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { RuleForm } from './rule-form.tsx';

const TEXTS = ruleTexts;

/** The rules of every ledger with their lives; the office changes one, and sees the stored rows being judged again. */
export function RulesTab({ app, state }: { app: PaneApp; state: PaneState }) {
  const { answer, today, rechecks, loading, failure } = state.rules;
  const [ledger, setLedger] = useState<string | null>(null);
  const shown = answer?.ledgers.find((entry) => entry.ledger === ledger) ?? answer?.ledgers[0];
  const recheck = rechecks.find((entry) => entry.ledger === shown?.ledger);
  return (
    <>
      <section class="dh-section">
        <h2 class="dh-heading">{TEXTS.title}</h2>
        <p class="dh-expected">{TEXTS.lead}</p>
        {failure !== null && (
          <p class="dh-failure" role="alert">
            {failure}
          </p>
        )}
        {loading && !answer && <p class="dh-lead">{TEXTS.loading}</p>}
        {answer && shown && (
          <label class="dh-field">
            <select
              class="dh-input"
              aria-label={TEXTS.title}
              value={shown.ledger}
              onChange={(event) => setLedger(event.currentTarget.value)}
            >
              {answer.ledgers.map((entry) => (
                <option key={entry.ledger} value={entry.ledger}>
                  {entry.title}
                </option>
              ))}
            </select>
          </label>
        )}
        {shown && <p class="dh-muted">{TEXTS.version(shown.rulesVersion)}</p>}
        {recheck && <Progress recheck={recheck} />}
      </section>
      {shown && today !== null && (
        <ul class="dh-rows">
          {shown.rules.map((rule) => (
            <RuleLine key={`${shown.ledger} ${rule.ruleId}`} app={app} ledger={shown.ledger} rule={rule} today={today} />
          ))}
        </ul>
      )}
    </>
  );
}

function Progress({ recheck }: { recheck: Recheck }) {
  if (recheck.finishedAt !== null)
    return <p class="dh-muted">{TEXTS.rechecked(recheck.cause, recheck.total, recheck.changed)}</p>;
  return (
    <label class="dh-progress">
      <progress value={recheck.done} max={Math.max(1, recheck.total)} />
      <span>{TEXTS.rechecking(recheck.cause, recheck.done, recheck.total)}</span>
    </label>
  );
}

function RuleLine({ app, ledger, rule, today }: { app: PaneApp; ledger: string; rule: RuleAnswer; today: Day }) {
  const [changing, setChanging] = useState(false);
  const { life } = rule;
  const days = LIFE_DAYS.flatMap((day) => (life?.[day] === undefined ? [] : [`${TEXTS[day]} ${life[day]}`]));
  const severities = rule.severities.map((severity) => TEXTS.severities[severity]).join('、');
  return (
    <li class="dh-result">
      <b>
        {rule.ruleId} {rule.title}
      </b>
      <span>
        <span class="dh-chip">{RULE_STATE_NAMES[rule.state]}</span> {severities}
        {rule.rows > 0 && ` · ${TEXTS.rows(rule.rows)}`}
      </span>
      {days.length > 0 && <span class="dh-muted">{days.join(' · ')}</span>}
      {rule.note !== null && (
        <span class="dh-muted">
          {TEXTS.set(rule.by ?? '', rule.at === null ? '' : shanghaiDay(Date.parse(rule.at)), rule.note)}
        </span>
      )}
      {changing ? (
        <RuleForm app={app} ledger={ledger} rule={rule} today={today} onClose={() => setChanging(false)} />
      ) : (
        <div class="dh-actions">
          <button class="dh-button" type="button" onClick={() => setChanging(true)}>
            {TEXTS.change}
          </button>
        </div>
      )}
    </li>
  );
}
