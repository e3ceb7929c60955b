import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { SpotCheck } from '@double-hundred/shared/protocol/spot-checks';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';
import { Choice } from '../ui/choice.tsx';
import { issueCategories } from './issue-categories.ts';

const TEXTS = INSPECTIONS_DESK.spotCheck;
const SIZE = 5;

/** Says from which closed issues how many are drawn, and with which seed. */
export function DrawForm({ onDrawn }: { onDrawn: (sample: SpotCheck) => void }) {
  const { calls, units, ledgers } = useConsole();
  const sending = useSending();
  const [told, setTold] = useState<string | null>(null);
  const [ask, setAsk] = useState({ size: String(SIZE), seed: '', fromDay: '', toDay: '', unit: '', category: '' });
  const set = (change: Partial<typeof ask>): void => setAsk({ ...ask, ...change });
  const draw = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { size, unit, ...words } = ask;
    const filled = Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''));
    const body = { size: Number(size), ...filled, ...(unit === '' ? {} : { units: [unit] }) };
    const drawn = await sending.run(() => calls.send<SpotCheck>('POST', '/spot-checks', body));
    setTold(drawn === null ? null : TEXTS.drawn(drawn.size, drawn.pool));
    if (drawn !== null) onDrawn(drawn);
  };
  return (
    <form class="form draw-form" aria-label={TEXTS.draw} onSubmit={(event) => void draw(event)}>
      <div class="fields">
        <label class="field">
          <span>{TEXTS.size}</span>
          <input
            type="number"
            required
            min={1}
            max={200}
            value={ask.size}
            onInput={(event) => set({ size: event.currentTarget.value })}
          />
        </label>
        <Choice
          above
          label={INSPECTIONS_DESK.unit}
          value={ask.unit}
          options={[['', SHELL.all], ...units.map(({ id, name }) => [id, name] as const)]}
          onChange={(chosen) => set({ unit: chosen })}
        />
        <Choice
          above
          label={TEXTS.category}
          value={ask.category}
          options={[['', SHELL.all], ...issueCategories(ledgers).map((each) => [each, each] as const)]}
          onChange={(chosen) => set({ category: chosen })}
        />
        {(['fromDay', 'toDay'] as const).map((key) => (
          <label key={key} class="field">
            <span>{TEXTS[key]}</span>
            <input type="date" value={ask[key]} onInput={(event) => set({ [key]: event.currentTarget.value })} />
          </label>
        ))}
        <label class="field">
          <span>{TEXTS.seed}</span>
          <input maxLength={100} value={ask.seed} onInput={(event) => set({ seed: event.currentTarget.value })} />
        </label>
      </div>
      <p class="muted">{TEXTS.seedHelp}</p>
      <Refused sending={sending} />
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {TEXTS.draw}
        </button>
      </div>
    </form>
  );
}
