import type { Day } from '@double-hundred/shared/kernel/day';
import { RULE_STATE_NAMES, ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleAnswer } from '@double-hundred/shared/protocol/rules';
import { LIFE_DAYS, ruleChangeOf, ruleEntryFault, ruleEntryOf, ruleEntryOutcome } from '@double-hundred/shared/rule/rule-entry';
import { RULE_STATES, type RuleState } from '@double-hundred/shared/rule/rule-life';
import { severityChanges } from '@double-hundred/shared/rule/rule-parts';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../../app/pane-app.ts';
import { FormEnd } from '../form-end.tsx';

const TEXTS = ruleTexts;
const SEVERITIES = ['error', 'explain', 'info'] as const;

export interface RuleFormProps {
  readonly app: PaneApp;
  readonly ledger: string;
  readonly rule: RuleAnswer;
  readonly today: Day;
  onClose(): void;
}

/** Sets state, days and severity of a rule, and says before that what it is today and which parts of it change. */
export function RuleForm({ app, ledger, rule, today, onClose }: RuleFormProps) {
  const [entry, setEntry] = useState(ruleEntryOf(rule));
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<typeof entry>): void => setEntry({ ...entry, ...change });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const change = ruleChangeOf(rule, entry);
    const order = ruleEntryFault(rule, entry, today);
    if (order !== null) return setMissing(TEXTS.order(order.first, order.later));
    if (Object.keys(change).length === 0) return setMissing(TEXTS.nothingChanged);
    if (note.trim() === '') return setMissing(TEXTS.noteMissing);
    setMissing(null);
    setBusy(true);
    const refused = await app.changeRule(ledger, rule, { ...change, note: note.trim() });
    setBusy(false);
    if (refused === null) onClose();
    else setMissing(refused);
  };
  const changes = severityChanges(rule, entry.severity);
  const outcome = ruleEntryOutcome(rule, entry, today);
  return (
    <form class="dh-reason-form" onSubmit={(event) => void submit(event)}>
      <label class="dh-field">
        <span>{TEXTS.state}</span>
        <select class="dh-input" value={entry.state} onChange={(event) => set({ state: event.currentTarget.value as RuleState })}>
          {RULE_STATES.map((state) => (
            <option key={state} value={state}>
              {RULE_STATE_NAMES[state]}
            </option>
          ))}
        </select>
      </label>
      <label class="dh-field">
        <span>{TEXTS.severity}</span>
        <select
          class="dh-input"
          value={entry.severity ?? ''}
          onChange={(event) => set({ severity: SEVERITIES.find((each) => each === event.currentTarget.value) ?? null })}
        >
          <option value="">{TEXTS.byDefinition}</option>
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {TEXTS.severities[severity]}
            </option>
          ))}
        </select>
      </label>
      {changes.length > 0 && (
        <div class="dh-expected" role="status">
          <p>{TEXTS.changesLead}</p>
          <ul>
            {changes.map(({ name, from, to }) => (
              <li key={`${name} ${from}`}>{TEXTS.severityChange(name, from, to)}</li>
            ))}
          </ul>
        </div>
      )}
      {LIFE_DAYS.map((day) => (
        <label key={day} class="dh-field">
          <span>{TEXTS[day]}</span>
          <input class="dh-input" type="date" value={entry[day]} onInput={(event) => set({ [day]: event.currentTarget.value })} />
        </label>
      ))}
      <p class="dh-muted">{TEXTS.daysHelp}</p>
      {outcome !== null && (
        <div class="dh-expected" role="status">
          <p>{TEXTS.today(rule.state, outcome.state)}</p>
          {outcome.suspends && <p>{TEXTS.suspended(today, outcome.life?.inForceFrom)}</p>}
        </div>
      )}
      <label class="dh-field">
        <span>{TEXTS.note}</span>
        <input
          class="dh-input"
          value={note}
          placeholder={TEXTS.noteHelp}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <FormEnd missing={missing} send={TEXTS.save} cancel={TEXTS.cancel} busy={busy} onCancel={onClose} />
    </form>
  );
}
