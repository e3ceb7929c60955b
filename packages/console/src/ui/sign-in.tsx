import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { Session } from '@double-hundred/shared/protocol/session';
import { useState } from 'preact/hooks';
import type { Calls } from '../app/calls.ts';

const TEXTS = SHELL.signIn;

/** The sign-in page. `note` says why one is here again. */
export function SignIn({ calls, note, onEnter }: { calls: Calls; note: string | null; onEnter: (session: Session) => void }) {
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(note);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (user.trim() === '' || password === '') return setFailure(TEXTS.missing);
    setBusy(true);
    const answer = await calls.send<Session>('POST', '/session', { user: user.trim(), password });
    setBusy(false);
    if (answer.ok) onEnter(answer.value);
    else setFailure(answer.error.detail);
  };
  return (
    <main class="alone">
      <form class="sign-in" aria-label={TEXTS.submit} onSubmit={(event) => void submit(event)}>
        <p class="brand">{SHELL.product}</p>
        <h1>{SHELL.title}</h1>
        <p class="muted">{TEXTS.lead}</p>
        <label class="field">
          <span>{TEXTS.user}</span>
          <input
            name="username"
            autocomplete="username"
            autocapitalize="off"
            spellcheck={false}
            value={user}
            onInput={(event) => setUser(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{TEXTS.password}</span>
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        {failure !== null && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
        <button class="button primary" type="submit" disabled={busy}>
          {busy ? TEXTS.submitting : TEXTS.submit}
        </button>
      </form>
    </main>
  );
}
