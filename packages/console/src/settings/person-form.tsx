import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { ROLE_NAMES } from '@double-hundred/shared/message/problems';
import type { NewPassword } from '@double-hundred/shared/protocol/people';
import { type Role, roleSchema } from '@double-hundred/shared/protocol/session';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';

const TEXTS = SETTINGS.people;
const EMPTY = { id: '', name: '', role: 'clerk' as Role, unitId: '' };

/** Adds an account. */
export function PersonForm({ onAdded }: { onAdded: (added: NewPassword) => void }) {
  const { calls, units } = useConsole();
  const sending = useSending();
  const [person, setPerson] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>): void => setPerson({ ...person, ...change });
  const ofUnit = person.role === 'clerk' || person.role === 'reviewer';
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const unitId = ofUnit ? person.unitId || (units[0]?.id ?? null) : null;
    const added = await sending.run(() => calls.send<NewPassword>('POST', '/people', { ...person, unitId }));
    if (added === null) return;
    setPerson(EMPTY);
    onAdded(added);
  };
  return (
    <form class="form person-form" aria-label={TEXTS.add} onSubmit={(event) => void submit(event)}>
      <div class="fields">
        <label class="field">
          <span>{TEXTS.id}</span>
          <input
            required
            name="id"
            autocomplete="off"
            autocapitalize="off"
            placeholder={TEXTS.idHelp}
            value={person.id}
            onInput={(event) => set({ id: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{TEXTS.name}</span>
          <input
            required
            name="name"
            autocomplete="off"
            value={person.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{TEXTS.role}</span>
          <select
            value={person.role}
            onChange={(event) => set({ role: roleSchema.options.find((role) => role === event.currentTarget.value) ?? 'clerk' })}
          >
            {roleSchema.options.map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </select>
        </label>
        {ofUnit && (
          <label class="field">
            <span>{TEXTS.unit}</span>
            <select value={person.unitId || units[0]?.id} onChange={(event) => set({ unitId: event.currentTarget.value })}>
              {units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Refused sending={sending} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {TEXTS.add}
        </button>
      </div>
    </form>
  );
}
