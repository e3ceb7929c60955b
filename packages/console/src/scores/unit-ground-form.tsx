import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';
import { Choice } from '../ui/choice.tsx';

/** What every entry of the office about a unit has: which, from when, and why. */
export interface UnitGround {
  readonly unit: string;
  readonly day: string;
  readonly ground: string;
}

export interface UnitGroundFormProps {
  /** What the form and its button are called. */
  readonly label: string;
  readonly head: Readonly<Record<keyof UnitGround, string>>;
  readonly path: string;
  /** Said once it is stored. */
  readonly told: string;
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
  bodyOf(entry: UnitGround): object;
  onDone(): void;
}

/** Enters something about a unit with day and ground; what was typed stays when the server refuses. */
export function UnitGroundForm({ label, head, path, told, before, after, bodyOf, onDone }: UnitGroundFormProps) {
  const { calls, units, today } = useConsole();
  const sending = useSending();
  const [entry, setEntry] = useState<UnitGround>({ unit: units[0]?.id ?? '', day: today, ground: '' });
  const [done, setDone] = useState(false);
  const set = (change: Partial<UnitGround>): void => setEntry({ ...entry, ...change });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const kept = await sending.run(() => calls.send('POST', path, bodyOf(entry)));
    setDone(kept !== null);
    if (kept === null) return;
    set({ ground: '' });
    onDone();
  };
  return (
    <form class="form entry-form" aria-label={label} onSubmit={(event) => void submit(event)}>
      <div class="fields">
        {before}
        <Choice
          above
          label={head.unit}
          value={entry.unit}
          options={units.map(({ id, name }) => [id, name] as const)}
          onChange={(chosen) => set({ unit: chosen })}
        />
        <label class="field">
          <span>{head.day}</span>
          <input type="date" required value={entry.day} onInput={(event) => set({ day: event.currentTarget.value })} />
        </label>
        {after}
      </div>
      <label class="field">
        <span>{head.ground}</span>
        <input required maxLength={500} value={entry.ground} onInput={(event) => set({ ground: event.currentTarget.value })} />
      </label>
      <Refused sending={sending} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {label}
        </button>
        <span role="status">{done ? told : ''}</span>
      </div>
    </form>
  );
}
