import type { ScoringRules } from '@double-hundred/shared/appraisal/scoring-rules';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { useState } from 'preact/hooks';
import { UnitGroundForm } from './unit-ground-form.tsx';

const HEAD = SCORES_DESK.entryHead;

/** Enters an occurrence or points for a unit with the ground. */
export function EntryForm({ rules, onDone }: { rules: ScoringRules; onDone: () => void }) {
  const items = rules.items.filter((item) => item.kind === 'manual' || (item.kind === 'event' && item.counts === undefined));
  const [itemId, setItemId] = useState(items[0]?.id ?? '');
  const [amount, setAmount] = useState('1');
  if (items.length === 0) return <p class="muted">{SCORES_DESK.noEntryItems}</p>;
  return (
    <UnitGroundForm
      label={SCORES_DESK.addEntry}
      head={HEAD}
      path="/score-entries"
      told={SCORES_DESK.entered}
      bodyOf={(entry) => ({ ...entry, itemId, amount: Number(amount) })}
      onDone={onDone}
      before={
        <label class="field">
          <span>{HEAD.item}</span>
          <select value={itemId} onChange={(event) => setItemId(event.currentTarget.value)}>
            {items.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      }
      after={
        <label class="field">
          <span>{HEAD.amount}</span>
          <input inputMode="decimal" required value={amount} onInput={(event) => setAmount(event.currentTarget.value)} />
        </label>
      }
    />
  );
}
