import type { ScoringRules } from '@double-hundred/shared/appraisal/scoring-rules';
import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';

const HEAD = SCORES_DESK.entryHead;

/** Enters an occurrence or points for a unit with the ground. */
export function EntryForm({ rules, onDone }: { rules: ScoringRules; onDone: () => void }) {
  const { calls, units, now } = useConsole();
  const sending = useSending();
  const items = rules.items.filter(({ kind }) => kind === 'event' || kind === 'manual');
  const [entry, setEntry] = useState({
    itemId: items[0]?.id ?? '',
    unit: units[0]?.id ?? '',
    day: String(shanghaiDay(now())),
    amount: '1',
    ground: '',
  });
  const [told, setTold] = useState(false);
  if (items.length === 0) return <p class="muted">{SCORES_DESK.noEntryItems}</p>;
  const set = (change: Partial<typeof entry>): void => setEntry({ ...entry, ...change });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const body = { ...entry, amount: Number(entry.amount) };
    const done = await sending.run(() => calls.send('POST', '/score-entries', body));
    setTold(done !== null);
    if (done === null) return;
    set({ ground: '' });
    onDone();
  };
  return (
    <form class="form entry-form" aria-label={SCORES_DESK.addEntry} onSubmit={(event) => void submit(event)}>
      <div class="fields">
        <label class="field">
          <span>{HEAD.item}</span>
          <select value={entry.itemId} onChange={(event) => set({ itemId: event.currentTarget.value })}>
            {items.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{HEAD.unit}</span>
          <select value={entry.unit} onChange={(event) => set({ unit: event.currentTarget.value })}>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{HEAD.day}</span>
          <input type="date" required value={entry.day} onInput={(event) => set({ day: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>{HEAD.amount}</span>
          <input
            inputMode="decimal"
            required
            value={entry.amount}
            onInput={(event) => set({ amount: event.currentTarget.value })}
          />
        </label>
      </div>
      <label class="field">
        <span>{HEAD.ground}</span>
        <input required maxLength={500} value={entry.ground} onInput={(event) => set({ ground: event.currentTarget.value })} />
      </label>
      <Refused sending={sending} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {SCORES_DESK.addEntry}
        </button>
        {told && <span role="status">{SCORES_DESK.entered}</span>}
      </div>
    </form>
  );
}
