import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';

const HEAD = SCORES_DESK.exemptionHead;

/** Records that a unit is not listed among the last, from a day on, with the reason. */
export function ExemptionForm({ onDone }: { onDone: () => void }) {
  const { calls, units, now } = useConsole();
  const sending = useSending();
  const [exemption, setExemption] = useState({ unit: units[0]?.id ?? '', day: String(shanghaiDay(now())), reason: '' });
  const [told, setTold] = useState(false);
  const set = (change: Partial<typeof exemption>): void => setExemption({ ...exemption, ...change });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await sending.run(() => calls.send('POST', '/ranking-exemptions', exemption));
    setTold(done !== null);
    if (done === null) return;
    set({ reason: '' });
    onDone();
  };
  return (
    <form class="form entry-form" aria-label={SCORES_DESK.addExemption} onSubmit={(event) => void submit(event)}>
      <div class="fields">
        <label class="field">
          <span>{HEAD.unit}</span>
          <select value={exemption.unit} onChange={(event) => set({ unit: event.currentTarget.value })}>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{HEAD.day}</span>
          <input type="date" required value={exemption.day} onInput={(event) => set({ day: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>{HEAD.reason}</span>
          <input
            required
            maxLength={500}
            value={exemption.reason}
            onInput={(event) => set({ reason: event.currentTarget.value })}
          />
        </label>
      </div>
      <Refused sending={sending} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {SCORES_DESK.addExemption}
        </button>
        {told && <span role="status">{SCORES_DESK.exempted}</span>}
      </div>
    </form>
  );
}
