import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { RULE_STATE_NAMES, ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleAnswer, RulesResponse } from '@double-hundred/shared/protocol/rules';
import { judgesOtherwise } from '@double-hundred/shared/rule/rule-after';
import { LIFE_DAYS } from '@double-hundred/shared/rule/rule-entry';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { Choice } from '../ui/choice.tsx';
import { RecheckProgress } from './recheck-progress.tsx';
import { RuleForm } from './rule-form.tsx';

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
          <RecheckProgress key={`${open.ledger} ${open.rulesVersion}`} ledger={open.ledger} onDone={answer.reload} />
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
  const [told, setTold] = useState<string | null>(null);
  const days = LIFE_DAYS.flatMap((day) => (rule.life?.[day] === undefined ? [] : [`${ruleTexts[day]} ${rule.life[day]}`]));
  return (
    <li class="rule">
      <div>
        <b>{rule.ruleId}</b> {rule.title}
        <span class={rule.state === 'inForce' ? 'mark good' : 'mark'}>{RULE_STATE_NAMES[rule.state]}</span>
        <p class="muted">
          {rule.severities.map((each) => ruleTexts.severities[rule.severity ?? each]).join('、')}
          {rule.rows > 0 && `　${ruleTexts.rows(rule.rows)}`}
          {days.length > 0 && `　${days.join('　')}`}
          {rule.by !== null &&
            `　${ruleTexts.set(rule.by, rule.at === null ? '' : shanghaiDay(Date.parse(rule.at)), rule.note ?? '')}`}
        </p>
      </div>
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <RuleForm
        key={`${rule.at ?? ''} ${rule.state}`}
        ledger={ledger}
        rule={rule}
        onKept={(kept) => {
          const saved = judgesOtherwise(rule, kept) ? ruleTexts.saved : ruleTexts.savedForLater;
          setTold(saved(kept.title, RULE_STATE_NAMES[kept.state]));
          onChanged();
        }}
      />
    </li>
  );
}
