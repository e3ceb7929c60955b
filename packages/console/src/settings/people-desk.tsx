import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { ROLE_NAMES } from '@double-hundred/shared/message/problems';
import type { NewPassword, Person } from '@double-hundred/shared/protocol/people';
import { useState } from 'preact/hooks';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Section } from '../ui/page-head.tsx';
import { Refused, Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { PersonForm } from './person-form.tsx';

const TEXTS = SETTINGS.people;

/** Accounts: added, disabled, enabled, given a new password that is shown once. */
export function PeopleDesk() {
  const { calls, user } = useConsole();
  const unitName = useUnitName();
  const answer = useAnswer<{ people: Person[] }>('/people');
  const sending = useSending();
  const [search, setSearch] = useState('');
  const [given, setGiven] = useState<NewPassword | null>(null);
  const wanted = search.trim();
  const people = (answer.value?.people ?? []).filter(({ id, name, unitId }) =>
    [id, name, unitId === null ? '' : unitName(unitId)].some((text) => text.includes(wanted)),
  );
  const change = async (id: string, step: 'disable' | 'enable' | 'password'): Promise<void> => {
    const path = `/people/${encodeURIComponent(id)}/${step}`;
    const done = await sending.run(() => calls.send<NewPassword | Person>('POST', path));
    if (done === null) return;
    if ('password' in done) setGiven(done);
    else answer.reload();
  };
  return (
    <Section title={SETTINGS.parts.people}>
      <PersonForm
        onAdded={(added) => {
          setGiven(added);
          answer.reload();
        }}
      />
      <Refused sending={sending} />
      <input
        type="search"
        class="search"
        aria-label={TEXTS.find}
        placeholder={TEXTS.find}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <Waiting of={answer} />
      {answer.value !== null && (
        <div class="scroll">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{TEXTS.id}</th>
                <th scope="col">{TEXTS.name}</th>
                <th scope="col">{TEXTS.role}</th>
                <th scope="col">{TEXTS.unit}</th>
                <th scope="col">{TEXTS.state}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <th scope="row">{person.id}</th>
                  <td>{person.name}</td>
                  <td>{ROLE_NAMES[person.role]}</td>
                  <td>{person.unitId === null ? TEXTS.noUnit : unitName(person.unitId)}</td>
                  <td>{person.disabled ? <span class="mark warn">{TEXTS.disabled}</span> : TEXTS.active}</td>
                  <td>
                    <span class="actions">
                      <button
                        type="button"
                        class="button small"
                        disabled={sending.busy}
                        aria-label={`${TEXTS.reset} ${person.id}`}
                        onClick={() => void change(person.id, 'password')}
                      >
                        {TEXTS.reset}
                      </button>
                      {person.id !== user.id && (
                        <button
                          type="button"
                          class="button small"
                          disabled={sending.busy}
                          aria-label={`${person.disabled ? TEXTS.enable : TEXTS.disable} ${person.id}`}
                          onClick={() => void change(person.id, person.disabled ? 'enable' : 'disable')}
                        >
                          {person.disabled ? TEXTS.enable : TEXTS.disable}
                        </button>
                      )}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {given !== null && <PasswordDialog given={given} onClose={() => setGiven(null)} />}
    </Section>
  );
}

function PasswordDialog({ given, onClose }: { given: NewPassword; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={TEXTS.password(given.user.id)} onClose={onClose}>
      <p>{TEXTS.passwordLead}</p>
      <p class="actions">
        <code class="password">{given.password}</code>
        <button
          type="button"
          class="button"
          onClick={() => void navigator.clipboard.writeText(given.password).then(() => setCopied(true))}
        >
          {TEXTS.copy}
        </button>
        {copied && <span role="status">{TEXTS.copied}</span>}
      </p>
    </Dialog>
  );
}
