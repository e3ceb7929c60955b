import { RULE_STATE_NAMES, ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleAnswer } from '@double-hundred/shared/protocol/rules';
import { LIFE_DAYS, ruleChangeOf, ruleEntryFault, ruleEntryOf, ruleEntryOutcome } from '@double-hundred/shared/rule/rule-entry';
import { RULE_STATES } from '@double-hundred/shared/rule/rule-life';
import { severityChanges } from '@double-hundred/shared/rule/rule-parts';
import { useState } from 'preact/hooks';
import { Choice } from '../ui/choice.tsx';
import { useConsole } from '../ui/console-context.ts';
import { ReasonForm } from '../ui/reason-form.tsx';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';

const SEVERITIES = ['error', 'explain', 'info'] as const;

export interface RuleFormProps {
  readonly ledger: string;
  readonly rule: RuleAnswer;
  onKept(kept: RuleAnswer): void;
}

/** Sets state, days and severity of a rule, and says before that what it is today and which parts of it change. */
export function RuleForm({ ledger, rule, onKept }: RuleFormProps) {
  const { calls, today } = useConsole();
  const sending = useSending();
  const [entry, setEntry] = useState(ruleEntryOf(rule));
  const [fault, setFault] = useState<string | null>(null);
  const set = (change: Partial<typeof entry>): void => {
    setEntry({ ...entry, ...change });
    setFault(null);
  };
  const send = async (note: string): Promise<boolean> => {
    const order = ruleEntryFault(rule, entry, today);
    const change = ruleChangeOf(rule, entry);
    const nothing = Object.keys(change).length === 0 ? ruleTexts.nothingChanged : null;
    const wrong = order === null ? nothing : ruleTexts.order(order.first, order.later);
    setFault(wrong);
    if (wrong !== null) return false;
    const path = `/rules/${encodeURIComponent(ledger)}/${encodeURIComponent(rule.ruleId)}`;
    const kept = await sending.run(() => calls.send<RuleAnswer>('PUT', path, { note, ...change }));
    if (kept !== null) onKept(kept);
    return kept !== null;
  };
  const changes = severityChanges(rule, entry.severity);
  const outcome = ruleEntryOutcome(rule, entry, today);
  return (
    <>
      <Refused sending={sending} />
      <ReasonForm
        label={ruleTexts.change}
        reasonLabel={ruleTexts.note}
        help={ruleTexts.noteHelp}
        send={ruleTexts.save}
        busy={sending.busy}
        onSend={send}
      >
        <div class="actions">
          <Choice
            label={ruleTexts.state}
            value={entry.state}
            options={RULE_STATES.map((each) => [each, RULE_STATE_NAMES[each]] as const)}
            onChange={(value) => set({ state: RULE_STATES.find((each) => each === value) ?? entry.state })}
          />
          <Choice
            label={ruleTexts.severity}
            value={entry.severity ?? ''}
            options={[['', ruleTexts.byDefinition], ...SEVERITIES.map((each) => [each, ruleTexts.severities[each]] as const)]}
            onChange={(value) => set({ severity: SEVERITIES.find((each) => each === value) ?? null })}
          />
        </div>
        {changes.length > 0 && (
          <div role="status">
            <p>{ruleTexts.changesLead}</p>
            <ul class="severity-changes">
              {changes.map(({ name, from, to }) => (
                <li key={`${name} ${from}`}>{ruleTexts.severityChange(name, from, to)}</li>
              ))}
            </ul>
          </div>
        )}
        <div class="actions">
          {LIFE_DAYS.map((day) => (
            <label key={day} class="inline-field">
              <span>{ruleTexts[day]}</span>
              <input type="date" value={entry[day]} onInput={(event) => set({ [day]: event.currentTarget.value })} />
            </label>
          ))}
        </div>
        <p class="muted">{ruleTexts.daysHelp}</p>
        {outcome !== null && (
          <div role="status">
            <p>{ruleTexts.today(rule.state, outcome.state)}</p>
            {outcome.suspends && <p class="note">{ruleTexts.suspended(today, outcome.life?.inForceFrom)}</p>}
          </div>
        )}
        {fault !== null && (
          <p class="failure" role="alert">
            {fault}
          </p>
        )}
      </ReasonForm>
    </>
  );
}
